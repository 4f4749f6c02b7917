package io.github.fetchproof.scenarios.catalogue;

import io.github.fetchproof.harness.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All scenarios, in the order they are reported. Immutable.
 *
 * @param scenarios with distinct ids
 */
public record Catalogue(List<Scenario> scenarios) {

    public Catalogue {
        scenarios = List.copyOf(scenarios);
        Map<String, Scenario> byId = new LinkedHashMap<>();
        for (Scenario each : scenarios) {
            if (byId.putIfAbsent(each.id(), each) != null) {
                throw new IllegalArgumentException("two scenarios have the id " + each.id());
            }
        }
    }

    /** The catalogue of this release. */
    public static Catalogue standard() {
        return new Catalogue(Stream.of(
                        ProtoScenarios.all(),
                        ListScenarios.all(),
                        DnsScenarios.all(),
                        TlsScenarios.all(),
                        NetScenarios.all(),
                        RetryScenarios.all(),
                        BreakerScenarios.all(),
                        SumScenarios.all(),
                        SumdbScenarios.all(),
                        AuthScenarios.all(),
                        HelperScenarios.all(),
                        ZipScenarios.all(),
                        CacheScenarios.all(),
                        ConcurrencyScenarios.all(),
                        LimitScenarios.all(),
                        PrivateScenarios.all(),
                        PrivateHostScenarios.all(),
                        MetaScenarios.all(),
                        VcsScenarios.all(),
                        SshScenarios.all())
                .flatMap(List::stream)
                .toList());
    }

    /** The scenario with this id. */
    public Optional<Scenario> find(String id) {
        return scenarios.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /**
     * The scenarios whose id fits at least one of the globs, in catalogue order; {@code *} stands for any letters, slashes
     * included.
     *
     * @param globs none for all
     * @throws IllegalArgumentException when a glob fits no scenario
     */
    public Catalogue only(List<String> globs) {
        if (globs.isEmpty()) {
            return this;
        }
        List<Pattern> patterns = globs.stream()
                .map(glob -> Pattern.compile(Stream.of(glob.split("\\*", -1))
                        .map(Pattern::quote)
                        .reduce((a, b) -> a + ".*" + b)
                        .orElse("")))
                .toList();
        for (int i = 0; i < patterns.size(); i++) {
            Pattern pattern = patterns.get(i);
            if (scenarios.stream().noneMatch(each -> pattern.matcher(each.id()).matches())) {
                throw new IllegalArgumentException(
                        "no scenario fits \"" + globs.get(i) + "\"; the command \"scenarios\" lists those there are");
            }
        }
        return new Catalogue(scenarios.stream()
                .filter(each -> patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(each.id()).matches()))
                .toList());
    }
}
