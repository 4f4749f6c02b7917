package io.github.fetchproof.scenarios.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.harness.scenario.Level;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final List<String> DESIGN = List.of(Rule.DESIGN);

    @Test
    void aRuleIsFoundByItsId() {
        Rule rule = Rules.standard().find("LIST-003").orElseThrow();

        assertThat(rule.level()).isEqualTo(Level.MUST);
        assertThat(rule.kind()).isEqualTo(Rule.Kind.SAFETY);
        assertThat(rule.family()).isEqualTo("LIST");
        assertThat(rule.sentence())
                .startsWith("A fetcher MUST ask nothing of the entry after a comma")
                .endsWith(".");
        assertThat(rule.see()).contains("https://go.dev/ref/mod#goproxy-protocol");
    }

    @Test
    void anUnknownRuleIsNotFound() {
        assertThat(Rules.standard().find("LIST-999")).isEmpty();
    }

    @Test
    void theNumbersOfAFamilyHaveNoGaps() {
        Rules.standard().byId().values().stream()
                .filter(each -> !each.family().equals("DNS"))
                .collect(Collectors.groupingBy(Rule::family))
                .forEach((family, rules) -> {
                    for (int i = 0; i < rules.size(); i++) {
                        assertThat(rules.get(i).id()).isEqualTo(String.format("%s-%03d", family, i + 1));
                    }
                });
    }

    @Test
    void aRuleNamesASource() {
        assertThatThrownBy(() -> new Rule("LIST-001", Level.MUST, Rule.Kind.SAFETY, "do", List.of("somewhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LIST-001 [somewhere]");
    }

    @Test
    void aRuleIsAPhraseWithAnIdOfItsOwn() {
        assertThatThrownBy(() -> new Rule("list-1", Level.MUST, Rule.Kind.SAFETY, "do", DESIGN))
                .hasMessageContaining("list-1");
        assertThatThrownBy(() -> new Rule("LIST-001", Level.MUST, Rule.Kind.SAFETY, "Do it.", DESIGN))
                .hasMessageContaining("without a full stop: LIST-001");
    }
}
