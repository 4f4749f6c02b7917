package io.github.fetchproof.scenarios.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Somebody else's project, compiled against our jar alone, beside libraries of its own.
 *
 * @param classes where its classes are
 * @param jars everything else on its class path, our jar last
 */
record ForeignProject(Path classes, List<Path> jars) {
    static final Path JAR = Path.of(System.getProperty("fetchproof.artifact", "target/fetchproof.jar"));
    private static final Path SOURCES = Path.of(System.getProperty("foreign.sources", "src/it/foreign/src"));
    private static final Path LIBRARIES = Path.of(System.getProperty("foreign.libraries", "target/foreign-lib"));

    /** Compiles it with every lint of the compiler as an error. */
    static ForeignProject compile(Path directory) throws IOException {
        List<Path> jars = new ArrayList<>(files(LIBRARIES, ".jar"));
        jars.add(JAR);
        ForeignProject project = new ForeignProject(Files.createDirectories(directory.resolve("classes")), jars);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            StringWriter messages = new StringWriter();
            List<String> options = List.of(
                    "--release",
                    "17",
                    "-proc:none",
                    "-Xlint:all",
                    "-Werror",
                    "-cp",
                    project.classPath(),
                    "-d",
                    project.classes().toString());
            boolean good = compiler.getTask(
                            messages,
                            manager,
                            null,
                            options,
                            null,
                            manager.getJavaFileObjectsFromPaths(files(SOURCES, ".java")))
                    .call();
            assertThat(good).as(messages.toString()).isTrue();
        }
        return project;
    }

    String classPath() {
        return Stream.concat(Stream.of(classes), jars.stream())
                .map(each -> each.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(each -> each.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
