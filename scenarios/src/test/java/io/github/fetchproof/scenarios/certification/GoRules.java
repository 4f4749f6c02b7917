package io.github.fetchproof.scenarios.certification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What {@code go} does about each rule: as it was measured without this kit, and as the kit finds it. The resource {@code
 * go-rules.tsv} says what its words mean. Immutable.
 *
 * @param versions those with a column, for instance {@code 1.23}
 */
record GoRules(List<String> versions, List<Line> lines) {

    /**
     * One rule.
     *
     * @param found what the kit finds, by version
     * @param why the measured and the found word are not the same; empty when nothing needs to be said
     */
    record Line(String rule, String measured, Map<String, String> found, String why) {

        /** Whether what was measured and what the kit finds is the same, or a rule that cannot be tested leaves nothing to compare. */
        boolean agrees() {
            String expected = measured.equals("read") ? "kept" : measured;
            return found.values().stream().allMatch(each -> each.equals(expected) || each.equals("untestable"));
        }
    }

    GoRules {
        versions = List.copyOf(versions);
        lines = List.copyOf(lines);
    }

    /** The checked-in table. */
    static GoRules standard() throws IOException {
        List<String> versions = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (String line : resource("go-rules.tsv")) {
            List<String> cells = List.of(line.split("\t"));
            if (versions.isEmpty()) {
                versions.addAll(cells.subList(2, cells.size() - 1));
                continue;
            }
            Map<String, String> found = new LinkedHashMap<>();
            for (int each = 0; each < versions.size(); each++) {
                found.put(versions.get(each), cells.get(2 + each));
            }
            int why = 2 + versions.size();
            lines.add(new Line(cells.get(0), cells.get(1), found, cells.size() > why ? cells.get(why) : ""));
        }
        return new GoRules(versions, lines);
    }

    /** The word for each rule, as the kit finds it of a version that has a column. */
    Map<String, String> found(String version) {
        Map<String, String> found = new LinkedHashMap<>();
        lines.forEach(each ->
                found.put(each.rule(), Objects.requireNonNull(each.found().get(version), version)));
        return found;
    }

    /** The lines of a resource of this package that are neither blank nor a remark. */
    static List<String> resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(GoRules.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
