package io.github.fetchproof.scenarios.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fetchproof.harness.door.Programs;
import io.github.fetchproof.harness.sandbox.Climb;
import io.github.fetchproof.harness.sandbox.Ladder;
import io.github.fetchproof.harness.sandbox.Sandbox;
import io.github.fetchproof.harness.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The real go command takes the fake host for a real one: discovery, git over HTTPS and SSH, hashes. */
class DirectIT {

    @TestFactory
    Stream<DynamicTest> theGoCommandPasses(@TempDir Path scratch) throws Exception {
        Climb climb = Ladder.climb(scratch);
        assumeTrue(climb.holds(), () -> "no sandbox here: " + String.join("; ", climb.describe()));
        String path = System.getenv().getOrDefault("PATH", "");
        assumeTrue(Programs.find("go", path).isPresent(), "no go here");
        assumeTrue(Programs.find("git", path).isPresent(), "no git here");
        assumeTrue(Programs.find("ssh", path).isPresent(), "no ssh here");

        Map<String, String> lines = play(climb, scratch);

        return DirectRun.scenarios().stream()
                .map(scenario -> DynamicTest.dynamicTest(
                        name(scenario),
                        () -> assertThat(lines.getOrDefault(scenario.id(), "not played"))
                                .startsWith("PASSED")));
    }

    private static String name(Scenario scenario) {
        return scenario.id() + ": " + scenario.sentence();
    }

    /** What was said of each scenario. */
    private static Map<String, String> play(Climb climb, Path scratch) throws Exception {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                DirectRun.class.getName(),
                scratch.toString());
        Process process = new ProcessBuilder(Sandbox.command(climb.reached(), scratch, java))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, String> lines = new LinkedHashMap<>();
        try (Stream<String> said = process.inputReader(StandardCharsets.UTF_8).lines()) {
            said.forEach(
                    line -> lines.put(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1)));
        }
        assertThat(process.waitFor()).isZero();
        return lines;
    }
}
