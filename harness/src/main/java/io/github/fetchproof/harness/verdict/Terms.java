package io.github.fetchproof.harness.verdict;

import io.github.fetchproof.harness.scenario.Level;
import io.github.fetchproof.harness.scenario.Scenario;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a run is scored by, beside what its scenarios expect. Immutable.
 *
 * @param binding how binding each rule is, by its id; a rule that is not there is as binding as its scenario
 * @param catalogue all scenarios there are, also those that are not run
 * @param profiles the levels that can be earned
 * @param today the day of the run
 */
public record Terms(Map<String, Level> binding, List<Scenario> catalogue, List<Profile> profiles, LocalDate today) {

    /** No rules, no levels, and a day on which nothing has expired. */
    public static final Terms NONE = new Terms(Map.of(), List.of(), List.of(), LocalDate.EPOCH);

    public Terms {
        binding = Map.copyOf(binding);
        catalogue = List.copyOf(catalogue);
        profiles = List.copyOf(profiles);
    }
}
