package io.github.fetchproof.scenarios;

import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Level;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.verdict.Profile;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import io.github.fetchproof.scenarios.catalogue.Rule;
import io.github.fetchproof.scenarios.catalogue.Rule.Kind;
import io.github.fetchproof.scenarios.catalogue.Rules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a level asks for, as rules; its profile is what that came to when it was frozen.
 *
 * @param intent what the level says of a fetcher
 * @param requires which rules are required for it, of whatever scenario shows them
 */
record LevelDefinition(String name, String intent, Predicate<Rule> requires) {

    private static final String RELEASE = "0.1.0";

    static final List<LevelDefinition> ALL = List.of(
            new LevelDefinition(
                    "core",
                    "speaks the protocol, follows the list, verifies and caches as the go command does",
                    families("PROTO", "LIST", "SUM", "ZIP", "CACHE", "CONC", "DNS", "TLS", "NET", "LIM")
                            .and(LevelDefinition::isMust)
                            .and(rule -> rule.kind() != Kind.RESILIENCE)),
            new LevelDefinition(
                    "private",
                    "keeps the names of private modules, and passwords, from everybody else",
                    families("PRIV", "AUTH").and(LevelDefinition::isMust)),
            new LevelDefinition(
                    "sumdb",
                    "believes of a checksum database what it proves, and accepts nothing without it",
                    families("SDB").and(LevelDefinition::isMust)),
            new LevelDefinition(
                    "direct",
                    "finds the repositories of modules, and fetches from them, without a proxy",
                    families("META", "VCS").and(LevelDefinition::isMust)),
            new LevelDefinition(
                    "resilient",
                    "survives what networks do, within bounds, and recovers by itself",
                    families("DNS", "TLS", "NET", "RETRY", "CB", "CACHE", "CONC", "ZIP", "LIST")
                            .and(LevelDefinition::isMust)
                            .and(rule -> rule.kind() == Kind.RESILIENCE)
                            .or(families("CB"))
                            .or(ids("RETRY-001", "RETRY-004", "RETRY-007"))),
            new LevelDefinition(
                    "polite",
                    "does not make an outage worse for the servers that suffer it",
                    ids("RETRY-002", "RETRY-003", "RETRY-005", "RETRY-008", "CONC-007")));

    /**
     * The profile as the catalogue stands: every scenario for each rule it shows that the level requires, but for two kinds. Where
     * names are looked up over TCP nothing is required: not every system's lookup knows {@code use-vc}, and one that does not meets no
     * fault. Nor is anything that not everybody need be able to do for the level, see {@link #spared}.
     */
    Profile freeze(Catalogue catalogue, Rules rules) {
        Map<String, List<String>> scenarios = new LinkedHashMap<>();
        for (Scenario each : catalogue.scenarios()) {
            List<String> required = each.rules().stream()
                    .filter(rule -> requires.test(rules.find(rule).orElseThrow()))
                    .toList();
            if (!required.isEmpty() && !each.namesOverTcp() && Collections.disjoint(each.needs(), spared())) {
                scenarios.put(each.id(), required);
            }
        }
        Map<String, String> exceptions = new LinkedHashMap<>(rules.untestable());
        exceptions.keySet().removeIf(rule -> !requires.test(rules.find(rule).orElseThrow()));
        return new Profile(name, RELEASE, intent, scenarios, exceptions);
    }

    /**
     * What this level asks of nobody. SSH is a program of the machine, which is not everywhere, and a Docker-style config.json is a custom
     * of clusters, not of Go. Who knows proxies alone keeps private
     * names and passwords as well as anybody, and who fetches from repositories need know no checksum database.
     */
    private Set<Capability> spared() {
        return Set.of(
                Capability.SSH, Capability.DOCKER_CONFIG, name.equals("direct") ? Capability.SUMDB : Capability.DIRECT);
    }

    private static boolean isMust(Rule rule) {
        return rule.level() == Level.MUST;
    }

    private static Predicate<Rule> families(String... names) {
        return rule -> Set.of(names).contains(rule.family());
    }

    private static Predicate<Rule> ids(String... ids) {
        return rule -> Set.of(ids).contains(rule.id());
    }
}
