package io.github.fetchproof.harness.report;

import io.github.fetchproof.harness.trace.Calibration;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the template {@code head.html} shows of a certification. */
record CertificateView(
        String style,
        String styleHash,
        Certification.Subject subject,
        Certification.Kit kit,
        String seed,
        String sandbox,
        String toxiproxy,
        List<Count> counts,
        List<String> preflight,
        List<String> levels,
        String unsandboxed,
        String partial,
        List<Calibration> calibrations,
        List<Family> families) {

    boolean calibrated() {
        return !calibrations.isEmpty();
    }

    /** How many scenarios got a verdict, and its part of the bar of all. */
    record Count(VerdictView verdict, int count, String x, String width) {}

    /** The scenarios of one family. */
    record Family(String name, List<Cell> scenarios) {}

    /** One scenario of the grid. */
    record Cell(String id, String name, String sentence, VerdictView verdict) {}

    static CertificateView of(Certification certification, int planned, String style) {
        int done = certification.judgements().size();
        return new CertificateView(
                style,
                Templates.styleHash(style),
                certification.subject(),
                certification.kit(),
                Long.toString(certification.seed()),
                certification.sandbox(),
                certification.toxiproxy(),
                counts(certification.summary(), done),
                certification.preflight(),
                certification.levels(),
                certification.unsandboxed().isEmpty() ? "" : TextReport.unsandboxed(certification),
                certification.partial() ? done + " of " + planned : "",
                certification.calibrations(),
                families(certification.judgements()));
    }

    private static List<Count> counts(Map<Verdict, Integer> summary, int all) {
        List<Count> counts = new ArrayList<>();
        double x = 0;
        for (Map.Entry<Verdict, Integer> each : summary.entrySet()) {
            if (each.getValue() == 0) {
                continue;
            }
            double width = all == 0 ? 0 : 100.0 * each.getValue() / all;
            counts.add(new Count(
                    VerdictView.of(each.getKey()), each.getValue(), Waterfall.number(x), Waterfall.number(width)));
            x += width;
        }
        return counts;
    }

    private static List<Family> families(List<Judgement> judgements) {
        Map<String, List<Cell>> families = new LinkedHashMap<>();
        for (Judgement each : judgements) {
            int slash = each.id().indexOf('/');
            families.computeIfAbsent(each.id().substring(0, Math.max(0, slash)), family -> new ArrayList<>())
                    .add(new Cell(
                            each.id(), each.id().substring(slash + 1), each.title(), VerdictView.of(each.verdict())));
        }
        return families.entrySet().stream()
                .map(each -> new Family(each.getKey(), each.getValue()))
                .toList();
    }
}
