package io.github.fetchproof.scenarios.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fetchproof.harness.door.Programs;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import io.github.fetchproof.scenarios.catalogue.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the real {@code go} does on a bad network: the one that is installed, and beside it the one that was measured by hand, where
 * it can be had. The differences from all the rules are a checked-in list, {@code go-deviations.txt}; what was measured stands
 * beside what is found in {@link GoRules}.
 */
@Timeout(300)
class GoIT {
    private static final String MEASURED = "1.23.5";
    private static final List<String> CERTIFIED = List.of(MEASURED, "1.26.8");

    private static final boolean SSH =
            Programs.commandExists("ssh", System.getenv().getOrDefault("PATH", ""));

    private final Path temporary;

    GoIT(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void deviatesExactlyAsListed() throws Exception {
        List<GoCommand> commands = commands();
        assumeTrue(!commands.isEmpty(), "no go here");
        KitRun.needsSandbox(temporary);

        List<KitRun> runs = new ArrayList<>();
        try {
            for (GoCommand each : commands) {
                runs.add(certify(each));
            }
            for (int each = 0; each < runs.size(); each++) {
                holds(commands.get(each), runs.get(each));
            }
        } finally {
            runs.forEach(KitRun::close);
        }
    }

    /** The installed one, and the measured one where it is another and can be had. */
    private List<GoCommand> commands() throws IOException, InterruptedException {
        List<GoCommand> commands = new ArrayList<>();
        GoCommand.installed(temporary).ifPresent(commands::add);
        if (commands.isEmpty()) {
            System.out.println("real part: no go here, none certified");
            return commands;
        }
        if (!commands.get(0).version().equals(MEASURED)) {
            Optional<GoCommand> measured = GoCommand.toolchain(MEASURED, temporary);
            measured.ifPresent(commands::add);
            if (measured.isEmpty()) {
                System.out.println("real part: go " + MEASURED
                        + " not certified: it is not in the module cache, and GOTOOLCHAIN=go" + MEASURED
                        + " did not bring it");
            }
        }
        return commands;
    }

    /** Ended in a third of the time that the bundled manifest would let it wait. */
    private KitRun certify(GoCommand go) throws IOException {
        return KitRun.certify(
                temporary.resolve("go" + go.version()),
                "--exec",
                "'" + go.program() + "' mod download -json {module}@{version}",
                "--limit",
                "header=4s",
                "--limit",
                "stall=4s",
                "--limit",
                "overall=30s");
    }

    private static void holds(GoCommand go, KitRun run) throws Exception {
        int exit = run.end();
        Results results = run.results();

        assertThat(results.preflight()).isEmpty();
        assertThat(results.root().required("subject").required("version").textValue())
                .contains("go" + go.version() + " ");
        assertThat(results.verdicts()).isNotEmpty();
        assertThat(results.reasons("INCONCLUSIVE")).isEmpty();
        assertThat(results.reasons("BROKEN")).isEmpty();
        assertThat(exit).isEqualTo(1);
        compare(go, results);
        GoRules table = GoRules.standard();
        if (table.versions().contains(go.line())) {
            Map<String, String> found = table.found(go.line());
            found.keySet().removeIf(rule -> !isPlayedHere(rule));
            assertThat(words(table, results))
                    .as("rules, as go %s is found to keep them", go.version())
                    .isEqualTo(found);
        }
        run.leavesNothing();
        System.out.println("real part: go " + go.version() + " certified");
    }

    /** For a version nobody has made a list for, the differences are news and no failure. */
    private static void compare(GoCommand go, Results results) throws IOException {
        Optional<String> certified =
                CERTIFIED.stream().filter(go::isOfTheLineOf).findFirst();
        Set<String> listed = listed(certified.orElse(CERTIFIED.get(CERTIFIED.size() - 1)));
        if (certified.isPresent()) {
            assertThat(results.deviations())
                    .as("what go %s does otherwise", go.version())
                    .isEqualTo(listed);
            assertThat(results.levels())
                    .as("levels go %s earns", go.version())
                    .isEqualTo(
                            certified.get().equals(MEASURED)
                                    ? List.of("core", "polite")
                                    : List.of("core", "sumdb", "polite"));
            return;
        }
        Set<String> gone = new TreeSet<>(listed);
        gone.removeAll(results.deviations());
        Set<String> added = new TreeSet<>(results.deviations());
        added.removeAll(listed);
        System.out.println("go " + go.version() + " has no list of its own; no more: " + gone + "; new: " + added);
    }

    /** The lines of the list that hold for a certified version, without the reason. */
    private static Set<String> listed(String version) throws IOException {
        return GoRules.resource("go-deviations.txt").stream()
                .map(line -> line.substring(0, line.indexOf(": ")))
                .filter(line -> !Character.isDigit(line.charAt(0)) || line.startsWith(version + " "))
                .map(line -> Character.isDigit(line.charAt(0)) ? line.substring(version.length() + 1) : line)
                .filter(line -> SSH || !isOverSsh(line.substring(0, line.indexOf(' '))))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOverSsh(String scenario) {
        return Catalogue.standard().find(scenario).orElseThrow().needs().contains(Capability.SSH);
    }

    /** Whether anything can be said of a rule: not where scenarios over SSH alone show it, and there is no ssh. */
    private static boolean isPlayedHere(String rule) {
        List<String> showing = Catalogue.standard().scenarios().stream()
                .filter(each -> each.rules().contains(rule))
                .map(Scenario::id)
                .toList();
        return SSH || showing.isEmpty() || !showing.stream().allMatch(GoIT::isOverSsh);
    }

    private static Map<String, String> words(GoRules table, Results results) {
        Set<String> untestable = Rules.standard().untestable().keySet();
        Map<String, String> words = new LinkedHashMap<>();
        table.lines().stream()
                .filter(each -> isPlayedHere(each.rule()))
                .forEach(each -> words.put(
                        each.rule(), untestable.contains(each.rule()) ? "untestable" : results.word(each.rule())));
        return words;
    }
}
