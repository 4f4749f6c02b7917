package io.github.fetchproof.scenarios.certify;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that certifies a fetcher and tells of it in lines. */
final class CommandLine {
    private static final String MAIN = "io.github.fetchproof.scenarios.cli.Main";

    private CommandLine() {}

    static List<String> of(FetcherCertification certification) {
        String classPath = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(kit(own(), classPath));
        command.addAll(List.of("certify", "--events", "-", "--until-input-ends"));
        command.addAll(List.of("--java", certification.fetcher().getName(), "--classpath", classPath));
        command.addAll(List.of("--sandbox", certification.sandbox()));
        certification.only().forEach(glob -> command.addAll(List.of("--only", glob)));
        certification.seed().ifPresent(seed -> command.addAll(List.of("--seed", Long.toString(seed))));
        certification.jobs().ifPresent(jobs -> command.addAll(List.of("--jobs", Integer.toString(jobs))));
        certification
                .patience()
                .ifPresent(patience -> command.addAll(List.of("--patience", Double.toString(patience))));
        certification.results().ifPresent(directory -> command.addAll(List.of("--out", directory.toString())));
        certification
                .limits()
                .forEach((name, limit) -> command.addAll(List.of("--limit", name + "=" + limit.toMillis() + "ms")));
        return List.copyOf(command);
    }

    /** The kit is run from our jar; where this class lies in a directory, in the kit's own build, from the class path. */
    private static List<String> kit(Path own, String classPath) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Files.isDirectory(own) ? List.of(java, "-cp", classPath, MAIN) : List.of(java, "-jar", own.toString());
    }

    private static Path own() {
        URL location =
                FetcherCertification.class.getProtectionDomain().getCodeSource().getLocation();
        try {
            return Path.of(location.toURI());
        } catch (URISyntaxException unusable) {
            throw new IllegalStateException("the kit's jar must be a file: " + location, unusable);
        }
    }
}
