package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.door.Programs;
import io.github.fetchproof.harness.runner.Scratch;
import io.github.fetchproof.harness.sandbox.Climb;
import io.github.fetchproof.harness.sandbox.Ladder;
import io.github.fetchproof.harness.sandbox.ParentWatch;
import io.github.fetchproof.harness.sandbox.Sandbox;
import io.github.fetchproof.harness.sandbox.SandboxedProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Runs the command again inside the sandbox, where one is wanted and can be raised. */
final class Reentry {
    /** How long the command inside may take to tear down and write what it knows, once it is told to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final SandboxOption wanted;
    private final PrintWriter err;

    Reentry(SandboxOption wanted, PrintWriter err) {
        this.wanted = wanted;
        this.err = err;
    }

    /**
     * The exit code of the command that ran inside; empty when this process is to do the work itself, be it inside already or
     * without a sandbox.
     *
     * @param arguments those this process was started with
     * @throws WrongUsage when the sandbox was demanded and cannot be raised, with what would help
     */
    OptionalInt run(List<String> arguments) throws IOException, InterruptedException {
        if (Sandbox.current().isPresent()) {
            ParentWatch.start(System.in, () -> System.exit(ExitCode.INTERRUPTED));
            return OptionalInt.empty();
        }
        if (wanted == SandboxOption.OFF) {
            return OptionalInt.empty();
        }
        try (Interruption interruption = Interruption.toFinish()) {
            return climb(arguments);
        }
    }

    private OptionalInt climb(List<String> arguments) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("fetchproof-sandbox-");
        try {
            Climb climb = Ladder.climb(scratch);
            if (climb.holds()) {
                return OptionalInt.of(inside(climb, scratch, arguments));
            }
            if (wanted == SandboxOption.ON) {
                throw new WrongUsage(String.join("; ", climb.describe()));
            }
            climb.describe().forEach(line -> err.println("fetchproof: " + line));
            return OptionalInt.empty();
        } finally {
            Scratch.delete(scratch);
        }
    }

    private static int inside(Climb climb, Path scratch, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ownSession());
        command.addAll(
                Sandbox.command(climb.reached(), scratch, Installation.current().command(arguments)));
        try (SandboxedProcess process = SandboxedProcess.start(command, PATIENCE)) {
            return process.waitFor();
        }
    }

    /**
     * A session of its own, where there is the means: Ctrl-C then reaches this process alone, which tells the one inside to
     * end in good order, rather than every subject as well, whose deaths would be judged.
     */
    private static List<String> ownSession() {
        return Programs.commandExists("setsid", System.getenv().getOrDefault("PATH", ""))
                ? List.of("setsid")
                : List.of();
    }
}
