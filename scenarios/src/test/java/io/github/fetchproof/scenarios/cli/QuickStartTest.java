package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.door.Manifest;
import io.github.fetchproof.harness.door.Way;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickStartTest {

    private final Manifest reference = SubjectOptions.reference(Installation.current());
    private final Way.Java way = (Way.Java) reference.way();

    @Test
    void aFetcherInJarsStartsFromAnArchive(@TempDir Path scratch) throws Exception {
        Way.Java packed = new Way.Java(way.provider(), jars(scratch), way.jvmOptions());

        Manifest quick = QuickStart.of(reference, packed, scratch);

        assertThat(((Way.Java) quick.way()).jvmOptions())
                .contains("-XX:SharedArchiveFile=" + scratch.resolve("classes.jsa"));
        assertThat(scratch.resolve("classes.jsa")).isNotEmptyFile();
    }

    @Test
    void aFetcherInDirectoriesStartsAsItDid(@TempDir Path scratch) throws Exception {
        assertThat(QuickStart.of(reference, way, scratch)).isEqualTo(reference);
    }

    /** The class path with a jar in place of each directory. */
    private String jars(Path scratch) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : way.classPath().split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            jars.add(
                    Files.isDirectory(path)
                            ? packed(path, scratch.resolve(jars.size() + ".jar"))
                                    .toString()
                            : entry);
        }
        return String.join(File.pathSeparator, jars);
    }

    private static Path packed(Path directory, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(directory.relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }
}
