package io.github.fetchproof.scenarios.certification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A {@code results.json}, read as any other program would. */
record Results(JsonNode root) {

    /** @throws IOException when it is not there, or is not whole JSON */
    static Results read(Path file) throws IOException {
        return new Results(JsonMapper.builder().build().readTree(file.toFile()));
    }

    boolean partial() {
        return root.required("partial").booleanValue();
    }

    /** Why the subject cannot be certified; empty when it can. */
    List<String> preflight() {
        return texts(root.required("subject").required("preflight"));
    }

    List<JsonNode> scenarios() {
        List<JsonNode> all = new ArrayList<>();
        root.required("scenarios").forEach(all::add);
        return all;
    }

    /** Verdict by scenario. */
    Map<String, String> verdicts() {
        Map<String, String> verdicts = new LinkedHashMap<>();
        scenarios()
                .forEach(each -> verdicts.put(
                        each.required("id").textValue(),
                        each.required("verdict").textValue()));
        return verdicts;
    }

    /** The scenarios of one verdict, each with what the kit says of it. */
    Map<String, String> reasons(String verdict) {
        Map<String, String> reasons = new LinkedHashMap<>();
        scenarios().stream()
                .filter(each -> each.required("verdict").textValue().equals(verdict))
                .forEach(each -> reasons.put(
                        each.required("id").textValue(), each.required("reason").textValue()));
        return reasons;
    }

    /** One line for each rule that was seen to be broken: {@code scenario VERDICT RULE}. */
    Set<String> deviations() {
        Set<String> lines = new TreeSet<>();
        for (JsonNode scenario : scenarios()) {
            for (JsonNode finding : scenario.required("findings")) {
                if (!finding.required("unobserved").booleanValue()) {
                    lines.add(String.join(
                            " ",
                            scenario.required("id").textValue(),
                            scenario.required("verdict").textValue(),
                            finding.required("rule").textValue()));
                }
            }
        }
        return lines;
    }

    /**
     * A rule in a word: {@code broken} when a scenario saw it broken, {@code unsupported} when none of those that show it could be
     * run, {@code unasked} when none shows it, else {@code kept}.
     */
    String word(String rule) {
        List<JsonNode> showing = scenarios().stream()
                .filter(each -> texts(each.required("rules")).contains(rule))
                .toList();
        if (showing.isEmpty()) {
            return "unasked";
        }
        if (showing.stream()
                .allMatch(each -> each.required("verdict").textValue().equals("UNSUPPORTED"))) {
            return "unsupported";
        }
        return deviations().stream().anyMatch(each -> each.endsWith(" " + rule)) ? "broken" : "kept";
    }

    /** The levels earned. */
    List<String> levels() {
        return texts(root.required("levels"));
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.textValue()));
        return texts;
    }
}
