package io.github.fetchproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.scenario.Level;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import io.github.fetchproof.scenarios.catalogue.Rule;
import io.github.fetchproof.scenarios.catalogue.Rules;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules and the scenarios fit each other: nothing that binds a fetcher goes unshown without a reason. */
class CoverageTest {

    private static final Set<String> FAMILIES = Set.of(
            "PROTO", "LIST", "PRIV", "AUTH", "SUM", "SDB", "ZIP", "DNS", "TLS", "NET", "RETRY", "CB", "CACHE", "CONC",
            "LIM", "META", "VCS");

    private static final Rules RULES = Rules.standard();
    private static final List<Scenario> SCENARIOS = Catalogue.standard().scenarios();

    @Test
    void everyRuleThatBindsIsShownOrSaidToBeUntestable() {
        Set<String> silent = RULES.byId().values().stream()
                .filter(each -> FAMILIES.contains(each.family()) && each.level() != Level.MAY)
                .map(Rule::id)
                .collect(Collectors.toCollection(TreeSet::new));
        silent.removeAll(shown());
        silent.removeAll(RULES.untestable().keySet());

        assertThat(silent).as("rules without a scenario").isEmpty();
    }

    @Test
    void aRuleThatIsShownIsNotCalledUntestable() {
        assertThat(RULES.untestable()).doesNotContainKeys(shown().toArray(String[]::new));
    }

    @Test
    void onlyRulesThatThereAreAreUntestable() {
        assertThat(RULES.byId()).containsKeys(RULES.untestable().keySet().toArray(String[]::new));
        assertThat(RULES.untestable())
                .allSatisfy((rule, why) -> assertThat(why).as(rule).isNotBlank().doesNotEndWith("."));
    }

    @Test
    void aScenarioShowsRulesThatThereAre() {
        assertThat(RULES.byId()).containsKeys(shown().toArray(String[]::new));
    }

    @Test
    void aScenarioIsAsBindingAsItsFirstRule() {
        assertThat(SCENARIOS)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.level())
                        .as(each.id() + ", which shows " + each.rules().get(0) + " first")
                        .isEqualTo(RULES.find(each.rules().get(0)).orElseThrow().level()));
    }

    private static Set<String> shown() {
        return SCENARIOS.stream().flatMap(each -> each.rules().stream()).collect(Collectors.toCollection(TreeSet::new));
    }
}
