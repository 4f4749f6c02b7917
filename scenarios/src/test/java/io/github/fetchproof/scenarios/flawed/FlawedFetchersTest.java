package io.github.fetchproof.scenarios.flawed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlawedFetchersTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/fetchproof/scenarios/flawed");

    @Test
    void everyFlawNamesScenariosThatThereAreAndRulesTheyShow() {
        for (Class<?> flawed : FlawedFetchers.all()) {
            Flaw flaw = flawed.getAnnotation(Flaw.class);
            assertThat(flaw.caughtBy()).as(flawed.getSimpleName()).isNotEmpty();
            for (String claim : flaw.caughtBy()) {
                Scenario scenario = scenario(claim.substring(0, claim.indexOf(' ')));
                assertThat(scenario.rules()).contains(claim.substring(claim.indexOf(' ') + 1));
            }
            for (String also : flaw.alsoShowsIn()) {
                scenario(also);
                assertThat(flaw.caughtBy())
                        .as(flawed.getSimpleName() + " says twice that it shows in " + also)
                        .noneMatch(claim -> claim.startsWith(also + " "));
            }
        }
    }

    @Test
    void everyRuleOfEveryScenarioIsClaimedByAFlaw() {
        Set<String> claimed = FlawedFetchers.all().stream()
                .flatMap(flawed -> Stream.of(FlawedFetchers.flawOf(flawed).caughtBy()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(claimed)
                .containsExactlyInAnyOrderElementsOf(Catalogue.standard().scenarios().stream()
                        .flatMap(scenario -> scenario.rules().stream().map(rule -> scenario.id() + " " + rule))
                        .toList());
    }

    @Test
    void aFlawIsOneDecisionOfAtMostFifteenLines() throws IOException {
        for (Class<?> flawed : FlawedFetchers.all()) {
            List<String> body = body(flawed);

            assertThat(body).as(flawed.getSimpleName()).hasSizeLessThanOrEqualTo(15);
            assertThat(body.stream().filter(line -> line.strip().equals("@Override")))
                    .as(flawed.getSimpleName() + " overrides at most the hook and one decision")
                    .hasSizeLessThanOrEqualTo(2);
        }
    }

    /** The lines of a flaw in the source of its family, from its declaration to its closing brace. */
    private static List<String> body(Class<?> flawed) throws IOException {
        Path family = SOURCES.resolve(flawed.getEnclosingClass().getSimpleName() + ".java");
        List<String> lines = Files.readAllLines(family);
        int from = 0;
        while (!lines.get(from).startsWith("    public static final class " + flawed.getSimpleName() + " ")) {
            from++;
        }
        int to = from;
        while (!lines.get(to).equals("    }")) {
            to++;
        }
        return lines.subList(from, to + 1);
    }

    private static Scenario scenario(String id) {
        return Catalogue.standard().find(id).orElseThrow(() -> new AssertionError("no scenario " + id));
    }
}
