package io.github.fetchproof.benchmarks;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs JMH as its own program would, then prints each of ours over its peers, both of the same run. */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * Runs.
     *
     * @param args JMH's; unless they say otherwise, what is allocated is measured too, the result goes to {@code jmh.json}
     *     beside the jar, and a benchmark that fails ends it all
     * @throws IOException when JMH cannot run, or its result be written or read
     * @throws CommandLineOptionException when JMH does not know an argument
     */
    public static void main(String[] args) throws IOException, CommandLineOptionException {
        CommandLineOptions asked = new CommandLineOptions(args);
        Path result = asked.getResult().hasValue() ? Path.of(asked.getResult().get()) : besideTheJar();
        Files.deleteIfExists(result);
        Main.main(completed(args, asked, result).toArray(String[]::new));
        if (Files.exists(result)) {
            Ratios.print(result);
        }
    }

    /** The arguments, and what {@link Ratios} needs. */
    static List<String> completed(String[] args, CommandLineOptions asked, Path result) {
        List<String> completed = new ArrayList<>(List.of(args));
        completed.addAll(List.of("-rf", "json"));
        if (!asked.getResult().hasValue()) {
            completed.addAll(List.of("-rff", result.toString()));
        }
        if (asked.getProfilers().isEmpty()) {
            completed.addAll(List.of("-prof", "gc"));
        }
        if (!asked.shouldFailOnError().hasValue()) {
            completed.addAll(List.of("-foe", "true"));
        }
        return completed;
    }

    private static Path besideTheJar() {
        try {
            return Path.of(Benchmarks.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .resolveSibling("jmh.json");
        } catch (URISyntaxException unlikely) {
            throw new IllegalStateException("the program's own place must be a path", unlikely);
        }
    }
}
