package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFilesTest {
    private final Path temporary;

    ClassFilesTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void findsAClassInADirectoryOrAJarOrADirectoryOfJars() throws IOException {
        Path classes = Files.createDirectories(temporary.resolve("classes/a/b"));
        Files.createFile(classes.resolve("C.class"));
        Path jar = jar("x.jar", "a/b/D.class", "");
        String path = "/nowhere" + File.pathSeparator + temporary.resolve("classes");

        assertThat(ClassFiles.hold(path, "a.b.C")).isTrue();
        assertThat(ClassFiles.hold(path, "a.b.D")).isFalse();
        assertThat(ClassFiles.hold(path + File.pathSeparator + jar, "a.b.D")).isTrue();
        assertThat(ClassFiles.hold(temporary + "/*", "a.b.D")).isTrue();
        assertThat(ClassFiles.hold("", "a.b.D")).isFalse();
    }

    @Test
    void trustsAJarThatStandsForOthers() throws IOException {
        Path jar = jar("path.jar", "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nClass-Path: other.jar\n");

        assertThat(ClassFiles.hold(jar.toString(), "a.b.C")).isTrue();
    }

    private Path jar(String name, String entry, String content) throws IOException {
        Path jar = temporary.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return jar;
    }
}
