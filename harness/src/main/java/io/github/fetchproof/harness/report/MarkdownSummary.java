package io.github.fetchproof.harness.report;

import io.github.fetchproof.harness.expectation.Finding;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Standing;
import io.github.fetchproof.harness.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A certification as {@code summary.md}, short enough for the summary page of a build: counts, then all that did not pass. */
public final class MarkdownSummary {
    private MarkdownSummary() {}

    public static String of(Certification certification) {
        Certification.Subject subject = certification.subject();
        StringBuilder text = new StringBuilder();
        text.append("## Fetchproof: ")
                .append(shown(subject.name() + " " + subject.version()))
                .append("\n\n");
        for (String each : certification.preflight()) {
            text.append("**Not certifiable:** ").append(shown(each)).append("\n\n");
        }
        if (!certification.unsandboxed().isEmpty()) {
            text.append("**Without the sandbox:** ")
                    .append(shown(TextReport.unsandboxed(certification)))
                    .append(".\n\n");
        }
        if (certification.partial()) {
            text.append("**Partial:** scenarios are missing.\n\n");
        }
        text.append(shown(TextReport.levels(certification))).append("\n\n");
        for (String each : certification.notAsKnown()) {
            text.append("**Not as declared:** ").append(shown(each)).append("\n\n");
        }
        counts(text, certification);
        levels(text, certification);
        failures(text, certification);
        text.append("\nKit ").append(shown(certification.kit().version()));
        text.append(", seed ").append(certification.seed());
        text.append(", sandbox ").append(shown(certification.sandbox()));
        text.append(", Toxiproxy ").append(shown(certification.toxiproxy()));
        return text.append(".\n").toString();
    }

    private static void counts(StringBuilder text, Certification certification) {
        Map<Verdict, Integer> summary = certification.summary();
        text.append(summary.keySet().stream().map(Verdict::name).collect(Collectors.joining(" | ", "| ", " |\n")));
        text.append(summary.keySet().stream().map(each -> "---:").collect(Collectors.joining(" | ", "| ", " |\n")));
        text.append(summary.values().stream().map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private static void levels(StringBuilder text, Certification certification) {
        if (certification.standings().isEmpty() || !certification.certifiable()) {
            return;
        }
        text.append('\n');
        for (Standing each : certification.standings()) {
            text.append("- ").append(shown(TextReport.standing(each))).append('\n');
            for (Standing.Obstacle obstacle : each.obstacles()) {
                obstacle.verdict()
                        .ifPresent(verdict -> text.append("  - ")
                                .append(verdict)
                                .append(' ')
                                .append(shown(obstacle.scenario() + ": " + String.join(", ", obstacle.rules())))
                                .append('\n'));
            }
        }
    }

    private static void failures(StringBuilder text, Certification certification) {
        List<Judgement> notPassed = certification.judgements().stream()
                .filter(each -> each.verdict() != Verdict.PASSED)
                .toList();
        if (notPassed.isEmpty()) {
            return;
        }
        text.append("\n| verdict | scenario | rules | why |\n| --- | --- | --- | --- |\n");
        for (Judgement each : notPassed) {
            text.append("| ").append(TextReport.verdict(each));
            text.append(" | ").append(shown(each.id()));
            text.append(" | ").append(shown(String.join(", ", each.rules())));
            text.append(" | ").append(shown(why(each))).append(" |\n");
        }
    }

    private static String why(Judgement judgement) {
        List<Finding> broken =
                judgement.findings().stream().filter(each -> !each.unobserved()).toList();
        if (broken.isEmpty()) {
            return judgement.reason();
        }
        String known = judgement.known().isEmpty() ? "" : "known: " + judgement.known() + ". ";
        return known
                + broken.stream()
                        .map(each -> each.rule() + ": expected " + each.expected() + "; observed " + each.observed())
                        .collect(Collectors.joining(". "));
    }

    /** Printable, and with everything that Markdown or HTML would act on escaped. */
    static String shown(String text) {
        String safe = Printable.line(Redaction.of(text));
        StringBuilder escaped = new StringBuilder(safe.length());
        for (int at = 0; at < safe.length(); at++) {
            char each = safe.charAt(at);
            switch (each) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '\\', '`', '*', '_', '[', ']', '|', '~', '!', '#' ->
                    escaped.append('\\').append(each);
                case '@' -> escaped.append("&#64;"); // or a service would notify the person of that name
                default -> escaped.append(each);
            }
        }
        return escaped.toString().replace("://", "&#58;//"); // or a URL would become a link
    }
}
