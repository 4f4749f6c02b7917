package io.github.fetchproof.harness.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Finds the way into the sandbox by trying: the whole sandbox is raised, with a cage in it, around {@code true}.
 *
 * <p>An ordinary user tries a user namespace, then {@code sudo}. Root tries its own namespaces first: in a user namespace
 * it would lose its rights over the files of others.
 */
public final class Ladder {

    /** Raises a sandbox once, or says why it cannot. */
    @FunctionalInterface
    interface Attempt {
        Optional<String> failure(Rung rung);
    }

    private static final long SECONDS_FOR_AN_ATTEMPT = 20;
    private static final int LONGEST_REASON = 300;

    private Ladder() {}

    /**
     * Tries the rungs in order until one holds. Takes a moment: at most 20 s for each rung.
     *
     * @param scratch an existing directory for the attempts' files
     */
    public static Climb climb(Path scratch) {
        return climb(HostFacts.read(), rung -> attempt(rung, scratch));
    }

    static Climb climb(HostFacts facts, Attempt attempt) {
        List<Climb.Miss> misses = new ArrayList<>();
        for (Rung rung : rungsFor(facts)) {
            Optional<String> reason = obstacle(facts).or(() -> attempt.failure(rung));
            if (reason.isEmpty()) {
                return new Climb(rung, misses);
            }
            misses.add(new Climb.Miss(rung, reason.get(), Remedy.of(rung, facts)));
        }
        return new Climb(Rung.OFF, misses);
    }

    private static List<Rung> rungsFor(HostFacts facts) {
        return facts.root() ? List.of(Rung.ROOT, Rung.USER_NAMESPACE) : List.of(Rung.USER_NAMESPACE, Rung.SUDO);
    }

    private static Optional<String> obstacle(HostFacts facts) {
        if (!facts.linux()) {
            return Optional.of("namespaces are a feature of Linux");
        }
        return facts.missing().isEmpty()
                ? Optional.empty()
                : Optional.of("missing " + String.join(", ", facts.missing()));
    }

    private static Optional<String> attempt(Rung rung, Path scratch) {
        try {
            Path directory = Files.createTempDirectory(scratch, "attempt");
            Path output = directory.resolve("output");
            List<String> caged = new SubjectCage(rung).command(List.of("true"));
            Process process = new ProcessBuilder(Sandbox.command(rung, directory, caged))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(SECONDS_FOR_AN_ATTEMPT, TimeUnit.SECONDS);
            if (!ended) {
                List<ProcessHandle> below = process.descendants().toList();
                process.destroyForcibly();
                below.forEach(ProcessHandle::destroyForcibly);
                return Optional.of("the attempt did not end within " + SECONDS_FOR_AN_ATTEMPT + " s");
            }
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of(lastLine(Files.readString(output), process.exitValue()));
        } catch (IOException cannot) {
            return Optional.of(String.valueOf(cannot.getMessage()));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private static String lastLine(String output, int status) {
        List<String> lines = output.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            return "exit status " + status;
        }
        String last = lines.get(lines.size() - 1);
        return last.length() <= LONGEST_REASON ? last : last.substring(0, LONGEST_REASON) + "…";
    }
}
