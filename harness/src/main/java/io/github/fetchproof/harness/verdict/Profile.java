package io.github.fetchproof.harness.verdict;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a level of the certificate asks for, frozen for a release: scenarios that came later are not scored. Immutable.
 *
 * @param name the level's
 * @param release of the kit
 * @param intent what the level says of a fetcher, as a phrase
 * @param scenarios the rules required of each scenario, by the scenario's id
 * @param exceptions why a rule that belongs to the level is not required, by the rule's id
 */
public record Profile(
        String name,
        String release,
        String intent,
        Map<String, List<String>> scenarios,
        Map<String, String> exceptions) {

    public Profile {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        scenarios.forEach((id, rules) -> copy.put(id, List.copyOf(rules)));
        scenarios = Collections.unmodifiableMap(copy);
        exceptions = Collections.unmodifiableMap(new LinkedHashMap<>(exceptions));
        if (scenarios.isEmpty() || scenarios.values().stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a profile must name scenarios, and rules of each: " + name);
        }
    }
}
