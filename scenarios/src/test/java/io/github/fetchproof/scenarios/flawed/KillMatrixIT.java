package io.github.fetchproof.scenarios.flawed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fetchproof.harness.fetcher.FetcherProvider;
import io.github.fetchproof.harness.sandbox.Climb;
import io.github.fetchproof.harness.sandbox.Ladder;
import io.github.fetchproof.harness.sandbox.Sandbox;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.verdict.Verdict;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every flawed fetcher is caught where it says, by a finding against the rule it says.
 *
 * <p>{@code -Dfetchproof.matrix=full} plays every flaw in every scenario, and fails for a flaw that shows anywhere it does not
 * declare, and for a scenario that catches none. {@code -Dfetchproof.only='list/*'} narrows either to some scenarios.
 */
class KillMatrixIT {

    private static final boolean FULL =
            System.getProperty("fetchproof.matrix", "").equals("full");

    /** Globs of scenarios, divided by commas; none for all. */
    private static final List<String> ONLY = Stream.of(
                    System.getProperty("fetchproof.only", "").split(",", -1))
            .filter(glob -> !glob.isBlank())
            .toList();

    private record Row(String flaw, String scenario, Verdict verdict, Set<String> broken, String reason) {}

    @TestFactory
    Stream<DynamicTest> everyFlawIsCaughtForItsOwnReason(@TempDir Path scratch) throws Exception {
        Climb climb = Ladder.climb(scratch);
        assumeTrue(climb.holds(), () -> "no sandbox here: " + String.join("; ", climb.describe()));
        Map<String, List<Row>> rows = play(climb, scratch).stream().collect(Collectors.groupingBy(Row::flaw));

        Set<String> played = Catalogue.standard().only(ONLY).scenarios().stream()
                .map(Scenario::id)
                .collect(Collectors.toSet());
        Stream<DynamicTest> flaws = FlawedFetchers.all().stream()
                .filter(flawed -> FULL
                        || claims(FlawedFetchers.flawOf(flawed), played)
                                .findAny()
                                .isPresent())
                .map(flawed -> DynamicTest.dynamicTest(
                        "a fetcher that " + FlawedFetchers.flawOf(flawed).wrong(),
                        () -> check(flawed, rows.getOrDefault(flawed.getSimpleName(), List.of()), played)));
        return FULL ? Stream.concat(flaws, Stream.of(everyScenarioCatchesOne(rows))) : flaws;
    }

    /** What a flaw says of scenarios that are played, each as {@code id RULE}. */
    private static Stream<String> claims(Flaw flaw, Set<String> played) {
        return Stream.of(flaw.caughtBy()).filter(claim -> played.contains(claim.substring(0, claim.indexOf(' '))));
    }

    private static void check(Class<? extends FetcherProvider> flawed, List<Row> rows, Set<String> played) {
        Flaw flaw = FlawedFetchers.flawOf(flawed);
        Map<String, Row> byScenario = new HashMap<>();
        rows.forEach(row -> byScenario.put(row.scenario(), row));
        Set<String> declared = new TreeSet<>(List.of(flaw.alsoShowsIn()));

        for (String claim : claims(flaw, played).toList()) {
            String scenario = claim.substring(0, claim.indexOf(' '));
            String rule = claim.substring(claim.indexOf(' ') + 1);
            declared.add(scenario);
            Row row = Optional.ofNullable(byScenario.get(scenario))
                    .orElseThrow(() -> new AssertionError("it was not played in " + scenario));
            assertThat(row.verdict()).as(row.toString()).isIn(Verdict.FAILED, Verdict.WARNED);
            assertThat(row.broken()).as(row.toString()).contains(rule);
        }
        assertThat(rows.stream()
                        .filter(row -> row.verdict() != Verdict.PASSED)
                        .filter(row -> !declared.contains(row.scenario())))
                .as("scenarios it breaks without declaring them")
                .isEmpty();
    }

    private static DynamicTest everyScenarioCatchesOne(Map<String, List<Row>> rows) {
        return DynamicTest.dynamicTest("every scenario catches at least one flawed fetcher", () -> {
            Set<String> all = new TreeSet<>();
            Set<String> killers = new TreeSet<>();
            for (Row row : rows.values().stream().flatMap(List::stream).toList()) {
                all.add(row.scenario());
                if (row.verdict() == Verdict.FAILED || row.verdict() == Verdict.WARNED) {
                    killers.add(row.scenario());
                }
            }
            assertThat(killers).isEqualTo(all);
        });
    }

    private static List<Row> play(Climb climb, Path scratch) throws IOException, InterruptedException {
        List<String> java = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                KillMatrix.class.getName(),
                scratch.toString(),
                FULL ? "full" : "claimed"));
        java.addAll(ONLY);
        Process process = new ProcessBuilder(Sandbox.command(climb.reached(), scratch, java))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t", -1);
                rows.add(new Row(
                        columns[0],
                        columns[1],
                        Verdict.valueOf(columns[2]),
                        Set.of(columns[3].split(",", -1)),
                        columns[4]));
            }
        }
        assertThat(process.waitFor()).as("the matrix was played to its end").isZero();
        return rows;
    }
}
