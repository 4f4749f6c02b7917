package io.github.fetchproof.scenarios.certify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** Events of the kit as dynamic tests; the fields are those of {@code results.json}. */
final class Verdicts {
    private static final Pattern STEERING =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}&&[^\n]]");

    private Verdicts() {}

    static DynamicTest test(Map<?, ?> event) {
        return switch (text(event, "event")) {
            case "preflight" -> DynamicTest.dynamicTest("preflight: can be certified", () -> preflight(event));
            case "ended" -> DynamicTest.dynamicTest("afterwards: can be certified", () -> preflight(event));
            case "judged" -> scenario(event.get("scenario") instanceof Map<?, ?> scenario ? scenario : Map.of());
            default -> DynamicTest.dynamicTest("the kit", () -> Assertions.fail(text(event, "log")));
        };
    }

    private static void preflight(Map<?, ?> event) {
        List<String> problems = new ArrayList<>();
        list(event, "problems").forEach(each -> problems.add("not certifiable: " + printable(String.valueOf(each))));
        if (!problems.isEmpty()) {
            Assertions.fail(String.join("\n", problems));
        }
    }

    private static DynamicTest scenario(Map<?, ?> scenario) {
        String name = text(scenario, "id") + ": " + text(scenario, "title");
        return DynamicTest.dynamicTest(name, () -> judge(scenario));
    }

    private static void judge(Map<?, ?> scenario) {
        String verdict = text(scenario, "verdict");
        switch (verdict) {
            case "PASSED" -> {}
            case "WARNED" -> System.out.println(story(scenario));
            case "UNSUPPORTED" -> Assumptions.abort("unsupported: " + text(scenario, "reason"));
            default -> Assertions.fail(story(scenario));
        }
    }

    /** The verdict, its reason, what was expected and observed, and how to run it again. */
    static String story(Map<?, ?> scenario) {
        StringBuilder story = new StringBuilder();
        story.append(text(scenario, "verdict")).append(' ').append(text(scenario, "id"));
        line(story, "", text(scenario, "reason"));
        for (Object each : list(scenario, "findings")) {
            if (each instanceof Map<?, ?> finding) {
                line(story, "", text(finding, "rule"));
                line(story, "  expected: ", text(finding, "expected"));
                line(story, "  observed: ", text(finding, "observed"));
                line(story, "  evidence: ", text(finding, "evidence"));
            }
        }
        line(story, "replay: ", text(scenario, "replay"));
        return story.toString();
    }

    private static void line(StringBuilder story, String name, String value) {
        if (!value.isEmpty()) {
            story.append("\n  ").append(name).append(value);
        }
    }

    private static String text(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? printable(text) : "";
    }

    /** A subject's output is in these texts: what would steer a terminal becomes an escape that can be read. */
    static String printable(String text) {
        return STEERING.matcher(text)
                .replaceAll(
                        found -> "\\\\u" + String.format("%04x", found.group().codePointAt(0)));
    }

    private static List<?> list(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof List<?> list ? list : List.of();
    }
}
