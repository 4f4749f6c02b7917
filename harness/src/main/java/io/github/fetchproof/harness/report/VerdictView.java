package io.github.fetchproof.harness.report;

import io.github.fetchproof.harness.verdict.Verdict;
import java.util.Locale;

/**
 * A verdict as a page shows it: by word, sign and colour, so that none of them is needed to tell it.
 *
 * @param kind the class that gives it its colour
 */
record VerdictView(String word, String kind, String sign) {

    static VerdictView of(Verdict verdict) {
        String sign = switch (verdict) {
            case PASSED -> "✓";
            case FAILED -> "✕";
            case WARNED -> "!";
            case UNSUPPORTED -> "–";
            case INCONCLUSIVE -> "?";
            case BROKEN -> "⚡";
        };
        return new VerdictView(verdict.name(), verdict.name().toLowerCase(Locale.ROOT), sign);
    }
}
