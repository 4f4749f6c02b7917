package io.github.fetchproof.scenarios.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.fetchproof.harness.scenario.Level;
import io.github.fetchproof.scenarios.catalogue.Rule.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of rules, and which of them nothing shows. Immutable.
 *
 * @param byId in the order of the table
 * @param untestable why no scenario shows a rule, by the rule's id
 */
public record Rules(Map<String, Rule> byId, Map<String, String> untestable) {

    public Rules {
        byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
        untestable = Collections.unmodifiableMap(new LinkedHashMap<>(untestable));
    }

    /** The rules of this release: the resources {@code rules.yaml} and {@code untestable.yaml}. */
    public static Rules standard() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        Resource.read("rules.yaml", new TypeReference<LinkedHashMap<String, Row>>() {})
                .forEach((id, row) -> rules.put(id, new Rule(id, row.level, row.kind, row.text, row.see)));
        return new Rules(
                rules, Resource.read("untestable.yaml", new TypeReference<LinkedHashMap<String, String>>() {}));
    }

    /** The rule with this id. */
    public Optional<Rule> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** A row of the table, without its id. */
    private record Row(Level level, Kind kind, String text, List<String> see) {}
}
