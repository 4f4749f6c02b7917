package io.github.fetchproof.harness.runner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.harness.trace.CachedFile;
import io.github.fetchproof.harness.trace.Delivery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheReaderTest {
    private static final Module MODULE = Vectors.VECTOR_A;

    private final Path cache;
    private final CacheReader reader;

    CacheReaderTest(@TempDir Path cache) {
        this.cache = cache;
        this.reader = new CacheReader(cache.resolve("mod"));
    }

    @Test
    void nothingIsNeitherPresentNorWrong() {
        assertThat(reader.delivery(MODULE))
                .isEqualTo(new Delivery(
                        "example.com/m@v1.0.0",
                        false,
                        false,
                        true,
                        "not all of .info, .mod and .zip of example.com/m@v1.0.0 are in the cache"));
        assertThat(reader.files()).isEmpty();
    }

    @Test
    void allThreeFilesOfTheWorldAreADelivery() throws IOException {
        keepAll(MODULE);

        assertThat(reader.delivery(MODULE)).isEqualTo(new Delivery("example.com/m@v1.0.0", true, true, true, ""));
    }

    @Test
    void capitalsAreEscapedInTheirNames() throws IOException {
        Module capital = Module.of("example.com/Foo@v1.0.0-RC1");
        keepAll(capital);

        assertThat(reader.file(capital, "zip"))
                .isEqualTo(cache.resolve("mod/cache/download/example.com/!foo/@v/v1.0.0-!r!c1.zip"));
        assertThat(reader.delivery(capital).problem()).isEmpty();
    }

    @Test
    void anInfoAloneIsNoArtefact() throws IOException {
        keep(MODULE, "info", MODULE.infoJson().getBytes(UTF_8));

        Delivery delivery = reader.delivery(MODULE);

        assertThat(delivery.anyArtefact()).isFalse();
        assertThat(delivery.present()).isFalse();
    }

    @Test
    void whatIsThereAndTrueIsAuthenticThoughNotAllIsThere() throws IOException {
        keep(MODULE, "mod", MODULE.goModBytes());

        Delivery delivery = reader.delivery(MODULE);

        assertThat(delivery.anyArtefact()).isTrue();
        assertThat(delivery.authentic()).isTrue();
        assertThat(delivery.present()).isFalse();
        assertThat(delivery.problem()).startsWith("not all of");
    }

    @Test
    void anotherGoModIsWrong() throws IOException {
        keepAll(MODULE);
        keep(MODULE, "mod", "module evil.example/m\n".getBytes(UTF_8));

        assertWrong("the cached .mod of example.com/m@v1.0.0 (22 bytes) is not what the world holds");
    }

    @Test
    void aForgedZipIsWrong() throws IOException {
        keepAll(MODULE);
        keep(MODULE, "zip", MODULE.forged().zip());

        assertWrong("the cached .zip of example.com/m@v1.0.0 is "
                + MODULE.forged().sum() + " and should be " + MODULE.sum());
    }

    @Test
    void aZipThatWasCutIsWrong() throws IOException {
        byte[] whole = MODULE.zip();
        keepAll(MODULE);
        keep(MODULE, "zip", Arrays.copyOf(whole, whole.length / 2));

        assertWrong("the cached .zip of example.com/m@v1.0.0 is not a valid zip (" + whole.length / 2
                + " bytes) and should be " + MODULE.sum());
    }

    @Test
    void anEmptyZipIsWrong() throws IOException {
        keepAll(MODULE);
        keep(MODULE, "zip", new byte[0]);

        assertWrong(
                "the cached .zip of example.com/m@v1.0.0 is not a valid zip (0 bytes) and should be " + MODULE.sum());
    }

    @Test
    void aZipPackedAnotherWayIsTheSame() throws IOException {
        keepAll(MODULE);
        byte[] repacked = repacked(MODULE.zip());
        keep(MODULE, "zip", repacked);

        assertThat(repacked).isNotEqualTo(MODULE.zip());
        assertThat(reader.delivery(MODULE).problem()).isEmpty();
    }

    @Test
    void aDirectoryInPlaceOfAZipIsWrong() throws IOException {
        keep(MODULE, "mod", MODULE.goModBytes());
        Files.createDirectories(reader.file(MODULE, "zip"));

        Delivery delivery = reader.delivery(MODULE);

        assertThat(delivery.authentic()).isFalse();
        assertThat(delivery.present()).isFalse();
        assertThat(delivery.problem()).startsWith("the cache of example.com/m@v1.0.0 cannot be read");
    }

    @Test
    void everyFileIsListedInOrderWithItsHash() throws IOException {
        keep(MODULE, "zip.tmp", new byte[0]);
        keep(MODULE, "info", "{}".getBytes(UTF_8));
        Files.createDirectories(cache.resolve("mod/example.com/m@v1.0.0"));
        Files.writeString(cache.resolve("mod/example.com/m@v1.0.0/go.mod"), "unpacked, and not listed");

        assertThat(reader.files())
                .containsExactly(
                        new CachedFile(
                                "cache/download/example.com/m/@v/v1.0.0.info",
                                2,
                                "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"),
                        new CachedFile(
                                "cache/download/example.com/m/@v/v1.0.0.zip.tmp",
                                0,
                                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    private void assertWrong(String problem) {
        Delivery delivery = reader.delivery(MODULE);

        assertThat(delivery.problem()).isEqualTo(problem);
        assertThat(delivery.authentic()).isFalse();
        assertThat(delivery.present()).isTrue();
        assertThat(delivery.anyArtefact()).isTrue();
    }

    private void keepAll(Module module) throws IOException {
        keep(module, "info", module.infoJson().getBytes(UTF_8));
        keep(module, "mod", module.goModBytes());
        keep(module, "zip", module.zip());
    }

    private void keep(Module module, String extension, byte[] content) throws IOException {
        Path file = reader.file(module, extension);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, content);
    }

    /** The same entries, stored and not deflated. */
    private static byte[] repacked(byte[] zip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            to.setLevel(0);
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(from.readAllBytes());
                to.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
