package io.github.fetchproof.fakes.toxiproxy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the original is on this machine, https://github.com/Shopify/toxiproxy. */
public final class OriginalToxiproxy {
    /** Where it is looked for. */
    public static final String WHERE =
            "the original is not here: neither does FETCHPROOF_TOXIPROXY, a system property or"
                    + " environment variable, name it, nor is a toxiproxy-server in PATH";

    private static final String NAMED = "FETCHPROOF_TOXIPROXY";

    private OriginalToxiproxy() {}

    /** Its executable file. One that is named must be there. */
    public static Optional<Path> find() {
        Optional<Path> named = Stream.of(System.getProperty(NAMED), System.getenv(NAMED))
                .filter(each -> each != null && !each.isEmpty())
                .map(Path::of)
                .findFirst();
        if (named.isPresent() && !Files.isExecutable(named.get())) {
            throw new IllegalStateException(NAMED + " is not an executable file: " + named.get());
        }
        return named.or(
                () -> Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .filter(each -> !each.isEmpty())
                        .map(each -> Path.of(each, "toxiproxy-server"))
                        .filter(Files::isExecutable)
                        .findFirst());
    }
}
