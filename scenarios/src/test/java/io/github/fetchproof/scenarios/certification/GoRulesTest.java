package io.github.fetchproof.scenarios.certification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.scenario.Level;
import io.github.fetchproof.scenarios.catalogue.Rule;
import io.github.fetchproof.scenarios.catalogue.Rules;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the kit finds of {@code go} is held against what was measured without it, rule by rule. */
class GoRulesTest {

    private static final Set<String> FAMILIES = Set.of(
            "PROTO", "LIST", "PRIV", "SUM", "SDB", "ZIP", "DNS", "TLS", "NET", "RETRY", "CB", "CACHE", "CONC", "LIM",
            "META", "VCS", "AUTH");

    private final GoRules table;

    GoRulesTest() throws IOException {
        table = GoRules.standard();
    }

    @Test
    void everyRuleOfTheFamiliesHasALine() {
        List<String> rules = table.lines().stream().map(GoRules.Line::rule).toList();

        assertThat(rules).doesNotHaveDuplicates();
        assertThat(rules)
                .containsExactlyInAnyOrderElementsOf(Rules.standard().byId().values().stream()
                        .filter(each -> FAMILIES.contains(each.family()))
                        .map(Rule::id)
                        .toList());
    }

    @Test
    void itsWordsAreKnown() {
        assertThat(table.lines()).isNotEmpty().allSatisfy(each -> {
            assertThat(each.measured()).as(each.rule()).isIn("kept", "broken", "partly", "read", "-");
            assertThat(each.found().values())
                    .as(each.rule())
                    .isSubsetOf("kept", "broken", "unsupported", "untestable", "unasked");
        });
    }

    @Test
    void whereMeasuredAndFoundDifferTheLineSaysWhy() {
        assertThat(table.lines())
                .allSatisfy(each ->
                        assertThat(each.why().isBlank()).as(each.toString()).isEqualTo(each.agrees()));
    }

    @Test
    void onlyARuleThatAllowsIsUnasked() {
        assertThat(table.lines())
                .filteredOn(each -> each.found().containsValue("unasked"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(
                                Rules.standard().find(each.rule()).orElseThrow().level())
                        .isEqualTo(Level.MAY));
    }
}
