package io.github.fetchproof.harness.report;

import io.github.fetchproof.harness.expectation.Finding;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Standing;
import io.github.fetchproof.harness.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A certification as plain text for a terminal or a log. */
public final class TextReport {
    private TextReport() {}

    /** The whole report: a head, one line a scenario, the counts, and last the levels earned. Ends with a line feed. */
    public static String of(Certification certification) {
        StringBuilder text = new StringBuilder();
        text.append(head(certification)).append('\n');
        for (Judgement each : certification.judgements()) {
            text.append(lines(each));
        }
        if (!certification.judgements().isEmpty()) {
            text.append('\n');
        }
        return text.append(summary(certification)).toString();
    }

    /** What was judged, by what, and how to repeat it; the seed comes first. */
    public static String head(Certification certification) {
        Certification.Kit kit = certification.kit();
        Certification.Subject subject = certification.subject();
        StringBuilder text = new StringBuilder();
        field(text, "seed", Long.toString(certification.seed()));
        field(text, "kit", "fetchproof " + kit.version() + " on " + kit.java() + ", " + kit.os());
        field(text, "subject", subject.name() + " " + subject.version());
        field(text, "door", subject.door() + (subject.command().isEmpty() ? "" : ": " + subject.command()));
        field(text, "sandbox", certification.sandbox());
        field(text, "toxiproxy", certification.toxiproxy());
        return text.toString();
    }

    /**
     * One line for the verdict; for any but a plain pass also the reason, and where the scenario was run its sentence, the findings
     * and how to run it again.
     */
    public static String lines(Judgement judgement) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT, "%-12s %s (%.1f s)\n", verdict(judgement), shown(judgement.id()), judgement.seconds()));
        if (judgement.verdict() == Verdict.PASSED) {
            return text.toString();
        }
        if (judgement.verdict() != Verdict.UNSUPPORTED) {
            text.append("             ").append(shown(judgement.title())).append('\n');
        }
        if (!judgement.reason().isEmpty()) {
            detail(text, "reason", judgement.reason());
        }
        if (!judgement.known().isEmpty()) {
            detail(text, "known", judgement.known());
        }
        for (Finding each : judgement.findings()) {
            detail(text, each.rule(), each.unobserved() ? "could not be observed" : "broken");
            detail(text, "  expected", each.expected());
            detail(text, "  observed", each.observed());
            if (!each.evidence().isEmpty()) {
                detail(text, "  evidence", each.evidence());
            }
        }
        if (!judgement.replay().isEmpty() && judgement.verdict() != Verdict.UNSUPPORTED) {
            detail(text, "replay", judgement.replay());
        }
        return text.toString();
    }

    /** The verdict in words: one that was declared beforehand is marked. */
    public static String verdict(Judgement judgement) {
        return judgement.verdict() + (judgement.known().isEmpty() ? "" : " (known)");
    }

    /**
     * Why the subject cannot be certified, where it cannot; what is otherwise than it declared; what it costs that there was no
     * sandbox, where there was none; the counts; how it stands to each
     * level, and the levels earned.
     */
    public static String summary(Certification certification) {
        StringBuilder text = new StringBuilder();
        for (String each : certification.preflight()) {
            text.append("not certifiable: ").append(shown(each)).append('\n');
        }
        for (String each : certification.notAsKnown()) {
            text.append(shown(each)).append('\n');
        }
        if (!certification.unsandboxed().isEmpty()) {
            text.append("without the sandbox: ")
                    .append(shown(unsandboxed(certification)))
                    .append('\n');
        }
        if (certification.partial()) {
            text.append("partial: scenarios are missing\n");
        }
        for (Map.Entry<Verdict, Integer> each : certification.summary().entrySet()) {
            text.append(each.getKey()).append(' ').append(each.getValue()).append("  ");
        }
        text.setLength(text.length() - 2);
        text.append('\n');
        if (certification.certifiable()) {
            certification.standings().forEach(each -> standing(text, each));
        }
        return text.append(levels(certification)).append('\n').toString();
    }

    /** What it costs that there was no sandbox, in words; only where it costs something. */
    static String unsandboxed(Certification certification) {
        int scenarios = certification.unsandboxed().size();
        List<String> levels = certification.outOfReach();
        return (scenarios == 1 ? "1 scenario" : scenarios + " scenarios") + " cannot be judged"
                + (levels.isEmpty() ? "" : "; not to be earned: " + String.join(", ", levels));
    }

    private static void standing(StringBuilder text, Standing standing) {
        text.append(standing(standing)).append('\n');
        for (Standing.Obstacle each : standing.obstacles()) {
            each.verdict()
                    .ifPresent(verdict -> text.append(String.format(
                            Locale.ROOT,
                            "    %-12s %s: %s\n",
                            verdict,
                            shown(each.scenario()),
                            String.join(", ", each.rules()))));
        }
    }

    /** How a subject stands to a level, in a line. */
    static String standing(Standing standing) {
        if (standing.earned()) {
            return standing.level() + ": earned, all of " + standing.required() + " scenarios";
        }
        long notRun = standing.obstacles().stream()
                .filter(each -> each.verdict().isEmpty())
                .count();
        return standing.level() + ": not earned, " + standing.obstacles().size() + " of " + standing.required()
                + " scenarios stand in the way" + (notRun == 0 ? "" : ", " + notRun + " because they were not run");
    }

    /** The last line: the levels earned, and how many scenarios were unsupported. */
    static String levels(Certification certification) {
        int unsupported = certification.summary().getOrDefault(Verdict.UNSUPPORTED, 0);
        String earned = certification.levels().isEmpty() ? "none" : String.join(", ", certification.levels());
        return "levels earned: " + shown(earned) + "; unsupported scenarios: " + unsupported;
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-10s %s\n", name, shown(value)));
    }

    private static void detail(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "             %s: %s\n", name, shown(value)));
    }

    /** A text that may come from a subject or a server, in one line that can be printed: no control characters, no credentials. */
    public static String shown(String text) {
        return Printable.line(Redaction.of(text));
    }
}
