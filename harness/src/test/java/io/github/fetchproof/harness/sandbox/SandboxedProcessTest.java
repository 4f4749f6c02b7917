package io.github.fetchproof.harness.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SandboxedProcessTest {

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void killingTheWrapperLeavesNoProcess(Way way) throws Exception {
        Process wrapper = new ProcessBuilder(
                        way.command(Inhabitant.class, List.of("hold-out", "sh", "-c", "sleep 3600 & sleep 3600")))
                .redirectErrorStream(true)
                .start();
        waitForLine(wrapper, "ready=yes");
        List<ProcessHandle> below = wrapper.descendants().toList();

        wrapper.destroyForcibly();

        assertThat(below).hasSizeGreaterThanOrEqualTo(2);
        assertAllEnd(below);
    }

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void theEndOfTheFirstProcessIsTheEndOfAll(Way way) throws Exception {
        Process wrapper = new ProcessBuilder(
                        way.command(Inhabitant.class, List.of("hold-out", "sh", "-c", "sleep 3600 & sleep 3600")))
                .redirectErrorStream(true)
                .start();
        waitForLine(wrapper, "ready=yes");
        List<ProcessHandle> below = wrapper.descendants().toList();
        ProcessHandle java = wrapper.children().findFirst().orElseThrow();

        java.destroyForcibly();

        assertAllEnd(below);
        assertThat(wrapper.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void aCommandLearnsThatItsParentDiedByAccident(Way way) throws Exception {
        Path directory = Files.createTempDirectory(way.scratch(), "mark");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path file = directory.resolve("mark");
        List<String> parent = new ArrayList<>(way.prefix());
        List<String> child = Sandbox.command(
                way.rung(), way.scratch(), way.java(Inhabitant.class, List.of("wait-for-parent", file.toString())));
        List<String> arguments = new ArrayList<>(List.of("start-and-die"));
        arguments.addAll(child);
        parent.addAll(way.java(Inhabitant.class, arguments));

        // Its output is the pipe that the command holds too: both have ended when it ends.
        Process process = new ProcessBuilder(parent).redirectErrorStream(true).start();
        List<String> lines;
        try (BufferedReader reader = process.inputReader()) {
            lines = reader.lines().toList();
        }

        assertThat(lines).contains("ready=yes");
        assertThat(process.waitFor()).isEqualTo(7);
        assertThat(file).hasContent("orphaned");
    }

    @Test
    void closingEndsTheInputFirstAndKillsWhenPatienceHasPassed() throws Exception {
        Way way = Way.first();
        Path up = way.scratch().resolve("up");
        assertThat(new ProcessBuilder("mkfifo", up.toString()).start().waitFor())
                .isZero();
        String deaf = "echo up > '" + up + "'; sleep 3600 & sleep 3600; :";
        SandboxedProcess process = SandboxedProcess.start(
                Sandbox.command(way.rung(), way.scratch(), List.of("sh", "-c", deaf)), Duration.ofMillis(1));
        // A wrapper that is killed before the command runs may not take it along.
        assertThat(up).hasContent("up");

        process.close();

        assertAllEnd(List.of(process.wrapper()));
        assertThat(process.waitFor()).isNotZero();
    }

    @Test
    void aCommandThatEndsAtTheEndOfItsInputIsNotKilled() throws Exception {
        SandboxedProcess process =
                SandboxedProcess.start(List.of("sh", "-c", "read line; exit 5"), Duration.ofSeconds(60));

        process.close();

        assertThat(process.waitFor()).isEqualTo(5);
    }

    @Test
    void tellingTheParentToEndEndsTheCommand() throws Exception {
        Way way = Way.first();
        List<String> arguments = List.of("run", "sh", "-c", "echo ready=yes; read line; echo told=yes");
        Process parent = new ProcessBuilder(way.java(Inhabitant.class, arguments))
                .redirectErrorStream(true)
                .start();
        waitForLine(parent, "ready=yes");

        parent.toHandle().destroy(); // Process.destroy would also close the output that is read here

        assertThat(parent.inputReader().lines()).contains("told=yes");
        assertThat(parent.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private static void waitForLine(Process process, String wanted) throws IOException {
        BufferedReader reader = process.inputReader();
        List<String> seen = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.equals(wanted)) {
                return;
            }
            seen.add(line);
        }
        throw new AssertionError("no line " + wanted + " in " + seen);
    }

    private static void assertAllEnd(List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle each : processes) {
            try {
                each.onExit().get(60, TimeUnit.SECONDS);
            } catch (TimeoutException alive) {
                throw new AssertionError("still alive: " + each.info(), alive);
            }
        }
    }
}
