package io.github.fetchproof.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.verdict.Profile;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import io.github.fetchproof.scenarios.catalogue.Profiles;
import io.github.fetchproof.scenarios.catalogue.Rule;
import io.github.fetchproof.scenarios.catalogue.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The frozen profiles agree with the definitions of their levels. {@code -Dfetchproof.profiles=write} freezes them anew; they
 * are read from the class path, so that takes effect with the next build.
 */
class ProfilesTest {

    private static final Path SOURCES = Path.of("src/main/resources/io/github/fetchproof/scenarios/catalogue/profiles");

    private static final Rules RULES = Rules.standard();
    private static final Catalogue CATALOGUE = Catalogue.standard();

    @BeforeAll
    static void freeze() throws IOException {
        if (System.getProperty("fetchproof.profiles", "").equals("write")) {
            Files.createDirectories(SOURCES);
            for (LevelDefinition each : LevelDefinition.ALL) {
                Files.writeString(SOURCES.resolve(each.name() + ".yaml"), yaml(each.freeze(CATALOGUE, RULES)));
            }
        }
    }

    @Test
    void everyLevelHasAProfile() {
        assertThat(Profiles.standard())
                .extracting(Profile::name)
                .containsExactlyElementsOf(
                        LevelDefinition.ALL.stream().map(LevelDefinition::name).toList());
    }

    @TestFactory
    Stream<DynamicTest> aProfileAsksOfAScenarioWhatItShowsAndTheLevelRequires() {
        return each((definition, profile) -> assertThat(profile.scenarios())
                .allSatisfy((id, rules) -> assertThat(CATALOGUE.find(id)).as(id).hasValueSatisfying(scenario -> {
                    assertThat(scenario.rules()).as(id).containsAll(rules);
                    assertThat(rules)
                            .as(id)
                            .allMatch(rule ->
                                    definition.requires().test(RULES.find(rule).orElseThrow()));
                })));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleOfALevelIsRequiredOfAScenarioOrExceptedWithAReason() {
        return each((definition, profile) -> {
            Set<String> accounted = profile.scenarios().values().stream()
                    .flatMap(rules -> rules.stream())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(profile.exceptions()).doesNotContainKeys(accounted.toArray(String[]::new));
            assertThat(profile.exceptions().values())
                    .allSatisfy(why -> assertThat(why).isNotBlank());
            accounted.addAll(profile.exceptions().keySet());

            assertThat(accounted)
                    .containsExactlyInAnyOrderElementsOf(RULES.byId().values().stream()
                            .filter(definition.requires())
                            .map(Rule::id)
                            .toList());
        });
    }

    private static Stream<DynamicTest> each(java.util.function.BiConsumer<LevelDefinition, Profile> test) {
        return LevelDefinition.ALL.stream()
                .map(definition ->
                        DynamicTest.dynamicTest(definition.name(), () -> test.accept(definition, frozen(definition))));
    }

    private static Profile frozen(LevelDefinition definition) {
        return Profiles.standard().stream()
                .filter(each -> each.name().equals(definition.name()))
                .findFirst()
                .orElseThrow();
    }

    private static String yaml(Profile profile) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("# The level \"").append(profile.name()).append("\", frozen; what came later is not scored.\n");
        yaml.append("release: ").append(profile.release()).append('\n');
        yaml.append("intent: '").append(profile.intent()).append("'\n\n");
        yaml.append("# What is required of each scenario.\nscenarios:\n");
        profile.scenarios()
                .forEach((id, rules) -> yaml.append("  ")
                        .append(id)
                        .append(": [")
                        .append(String.join(", ", rules))
                        .append("]\n"));
        yaml.append("\n# Rules of the level that are not required, with the reason.\nexceptions:");
        yaml.append(profile.exceptions().isEmpty() ? " {}\n" : "\n");
        profile.exceptions()
                .forEach((rule, why) -> yaml.append("  ")
                        .append(rule)
                        .append(": '")
                        .append(why.replace("'", "''"))
                        .append("'\n"));
        return yaml.toString();
    }
}
