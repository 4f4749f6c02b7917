package io.github.fetchproof.scenarios.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibrariesTest {
    private final Path temporary;

    LibrariesTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void unpacksNestedJarsForTheOwnerAloneAndRemovesThem() throws IOException {
        Libraries libraries = Libraries.unpack(
                jar(
                        Libraries.NESTED,
                        Libraries.NESTED + "b.jar",
                        Libraries.NESTED + "a.jar",
                        Libraries.CONTAINER + "c.jar",
                        "C.class"),
                Libraries.wantedBy("certify"));

        assertThat(libraries.jars())
                .extracting(each -> each.getFileName().toString())
                .containsExactly("a.jar", "b.jar");
        assertThat(libraries.jars().get(0)).hasContent(Libraries.NESTED + "a.jar");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(libraries.directory())))
                .isEqualTo("rwx------");

        libraries.removeAfterChildren();
        assertThat(libraries.directory()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"calibrate --toxiproxy container", "certify --toxiproxy=container --sandbox off"})
    void whatAContainerNeedsIsUnpackedForACommandThatSaysContainer(String command) throws IOException {
        Libraries libraries = Libraries.unpack(
                jar(Libraries.NESTED + "a.jar", Libraries.CONTAINER + "c.jar"),
                Libraries.wantedBy(command.split(" ", -1)));

        assertThat(libraries.jars())
                .extracting(each -> each.getFileName().toString())
                .containsExactly("a.jar", "c.jar");
        libraries.removeAfterChildren();
    }

    @Test
    void aNestedNameCannotLeadOutOfTheDirectory() {
        assertThatThrownBy(() -> Libraries.unpack(jar(Libraries.NESTED + "../x.jar"), Libraries.wantedBy()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("plain name");
    }

    @Test
    void aJarWithoutLibrariesIsRefused() {
        assertThatThrownBy(() -> Libraries.unpack(jar("C.class"), Libraries.wantedBy()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no jars under");
    }

    /** A jar with these entries, each of which holds its own name. */
    private Path jar(String... names) throws IOException {
        Path jar = temporary.resolve("outer.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    zip.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                }
                zip.closeEntry();
            }
        }
        return jar;
    }
}
