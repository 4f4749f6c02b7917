package io.github.fetchproof.fakes.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.Version;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Vectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
    private static final Module M = Vectors.VECTOR_A;
    private static final Resource ZIP = Resource.of(Resource.Kind.ZIP, M.id());
    private static final Resource MOD = Resource.of(Resource.Kind.MOD, M.id());

    @TempDir
    private Path directory = Path.of("");

    @Test
    void tellsWhatWasKept() throws Exception {
        try (Store store = Store.open(directory)) {
            assertThat(told(store, ZIP)).isEmpty();

            keep(store, ZIP, M.zip());
            keep(store, MOD, M.goModBytes());

            assertThat(told(store, ZIP)).contains(M.zip());
            assertThat(told(store, MOD)).contains(M.goModBytes());
        }
        try (Store next = Store.open(directory)) {
            assertThat(told(next, ZIP)).contains(M.zip());
        }
    }

    @Test
    void isLaidOutAsGoLaysItOut() throws Exception {
        Module upper = Module.of("example.com/Foo@v1.0.0-RC1");
        try (Store store = Store.open(directory)) {
            keep(store, Resource.of(Resource.Kind.ZIP, upper.id()), upper.zip());
        }

        assertThat(directory.resolve("example.com/!foo/@v/v1.0.0-!r!c1.zip")).hasBinaryContent(upper.zip());
        assertThat(directory.resolve("example.com/!foo/@v/v1.0.0-!r!c1.ziphash"))
                .hasContent(upper.sum().value());
        assertThat(directory.resolve(".fetchproof/seals/example.com/!foo/@v/v1.0.0-!r!c1.zip"))
                .content()
                .contains("sum " + upper.sum().value());
    }

    @Test
    void believesNoFileOfWhichAByteIsOther() throws Exception {
        try (Store store = Store.open(directory)) {
            keep(store, ZIP, M.zip());
            Path file = directory.resolve(ZIP.path());
            for (int at = 0; at < M.zip().length; at++) {
                byte[] damaged = M.zip().clone();
                damaged[at] ^= 1;
                Files.write(file, damaged);
                assertThat(told(store, ZIP)).as("byte " + at).isEmpty();
            }
            Files.write(file, new byte[0]);
            assertThat(told(store, ZIP)).isEmpty();
            Files.write(file, M.forged().zip());
            assertThat(told(store, ZIP)).isEmpty();
            Files.write(file, M.zip());
            assertThat(told(store, ZIP)).contains(M.zip());
        }
    }

    @Test
    void believesNoFileWithoutItsSeal() throws Exception {
        try (Store store = Store.open(directory)) {
            keep(store, ZIP, M.zip());
            Path seal = directory.resolve(".fetchproof/seals").resolve(ZIP.path());
            Files.writeString(seal, "\0".repeat((int) Files.size(seal)));
            assertThat(told(store, ZIP)).isEmpty();
            Files.delete(seal);
            assertThat(told(store, ZIP)).isEmpty();
        }
    }

    @Test
    void whatIsOpenStaysTheSameWhenAnotherTakesItsPlace() throws Exception {
        try (Store store = Store.open(directory)) {
            keep(store, MOD, M.goModBytes());
            try (Kept open = store.read(MOD).orElseThrow()) {
                keep(store, MOD, "module other.example\n".getBytes(StandardCharsets.UTF_8));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                open.writeTo(bytes);
                assertThat(bytes.toByteArray()).isEqualTo(M.goModBytes());
            }
        }
    }

    @Test
    void theSameAgainIsNotWrittenAgain() throws Exception {
        try (Store store = Store.open(directory)) {
            keep(store, MOD, M.goModBytes());
            Object before = Files.readAttributes(directory.resolve(MOD.path()), "unix:ino,lastModifiedTime");
            keep(store, MOD, M.goModBytes());
            assertThat(Files.readAttributes(directory.resolve(MOD.path()), "unix:ino,lastModifiedTime"))
                    .isEqualTo(before);
        }
    }

    @Test
    void whatAKilledProcessLeftIsRemoved() throws Exception {
        try (Store store = Store.open(directory)) {
            Files.write(store.fresh(), new byte[100]);
        }
        try (Store next = Store.open(directory);
                Stream<Path> left = Files.list(directory.resolve(".fetchproof/incoming"))) {
            assertThat(left).isEmpty();
            assertThat(told(next, ZIP)).isEmpty();
        }
    }

    @Test
    void onlyOneAtATimeHasIt() throws Exception {
        try (Store store = Store.open(directory)) {
            assertThatThrownBy(() -> Store.open(directory).close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use by another cache");
            keep(store, MOD, M.goModBytes());
        }
        Store.open(directory).close();
    }

    @Test
    void knowsTheVersionsItKeeps() throws Exception {
        ModulePath path = M.id().path();
        try (Store store = Store.open(directory)) {
            assertThat(store.versions(path, Resource.Kind.MOD)).isEmpty();
            for (String version : new String[] {"v1.0.0", "v1.2.0-RC1"}) {
                Module module = Module.of(path + "@" + version);
                keep(store, Resource.of(Resource.Kind.MOD, module.id()), module.goModBytes());
            }
            assertThat(store.versions(path, Resource.Kind.MOD))
                    .containsExactlyInAnyOrder(Version.of("v1.0.0"), Version.of("v1.2.0-RC1"));
            assertThat(store.versions(path, Resource.Kind.INFO)).isEmpty();
        }
    }

    private static void keep(Store store, Resource resource, byte[] bytes) throws Exception {
        Path file = Files.write(store.fresh(), bytes);
        Sha256 digest = new Sha256();
        digest.update(ByteBuffer.wrap(bytes));
        store.keep(resource, file, new Seal(bytes.length, digest.hex(), Inspection.look(resource, file)));
        Files.deleteIfExists(file);
    }

    private static Optional<byte[]> told(Store store, Resource resource) throws IOException {
        Optional<Kept> kept = store.read(resource);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try (Kept file = kept.get()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            file.writeTo(bytes);
            return Optional.of(bytes.toByteArray());
        }
    }
}
