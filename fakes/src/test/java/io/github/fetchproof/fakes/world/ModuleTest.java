package io.github.fetchproof.fakes.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.ModuleZip;
import io.github.fetchproof.fakes.gomod.RawZip;
import io.github.fetchproof.fakes.gomod.ZipArchive;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ModuleTest {

    @Test
    void vectorAHasTheHashesThatTheGoCommandReports() throws IOException {
        Module a = Vectors.VECTOR_A;

        assertThat(a.sum().value()).isEqualTo("h1:E3/CBfWTwa0CC55WWs2YnVSt4pJiLHmLiGLwjtdXny8=");
        assertThat(a.goModSum().value()).isEqualTo("h1:1PQX3PQCTSLmC0Te0lhrf6lEdhjhPdh+cAdXyv/CpD0=");
        assertThat(Hash1.ofZip(a.zip())).isEqualTo(a.sum());
        assertThat(a.goModBytes()).hasSize(30);
    }

    @Test
    void tellsItsLinesOfGoSum() {
        assertThat(Vectors.VECTOR_A.goSum().lines())
                .map(Object::toString)
                .containsExactly(
                        "example.com/m v1.0.0 h1:E3/CBfWTwa0CC55WWs2YnVSt4pJiLHmLiGLwjtdXny8=",
                        "example.com/m v1.0.0/go.mod h1:1PQX3PQCTSLmC0Te0lhrf6lEdhjhPdh+cAdXyv/CpD0=");
    }

    @Test
    void infoNamesVersionAndTime() {
        assertThat(Vectors.VECTOR_A.infoJson()).isEqualTo("{\"Version\":\"v1.0.0\",\"Time\":\"2024-01-02T03:04:05Z\"}");
        assertThat(Module.of("example.com/x@v0.1.0")
                        .at(Instant.parse("2020-02-02T00:00:00Z"))
                        .infoJson())
                .isEqualTo("{\"Version\":\"v0.1.0\",\"Time\":\"2020-02-02T00:00:00Z\"}");
    }

    @Test
    void anEasyModuleDeclaresItselfAndDiffersFromEveryOther() {
        Module one = Module.of("example.com/x@v1.2.3");
        Module other = Module.of("example.com/x@v1.2.4");

        assertThat(one.goMod()).isEqualTo("module example.com/x\n\ngo 1.20\n");
        assertThat(one.sum()).isNotEqualTo(other.sum());
        assertThat(one).isEqualTo(Module.of("example.com/x@v1.2.3")).isNotEqualTo(other);
        assertThat(ModuleZip.check(one.id(), one.zip())).isEmpty();
    }

    @Test
    void unusualShapesAreValidAndHaveTheHashOfTheirZip() throws IOException {
        Map<String, String> many = new TreeMap<>(Map.of("go.mod", "module example.com/x\n"));
        for (int i = 0; i < 20_000; i++) {
            many.put("d" + i % 100 + "/f" + i, "");
        }
        Module plain = Module.of("example.com/x@v1.2.3");
        for (Module module : List.of(
                plain.withLink("link", "../../etc/passwd"),
                plain.withDirectory("a/b/"),
                plain.withoutGoModInZip(),
                plain.with("vendor/example.com/y/y.go", "package y\n").with(".git/config", "[core]\n"),
                plain.with("d/".repeat(150) + "x.go", "package x\n"),
                new Module(plain.id(), Module.LONG_AGO, many),
                Module.of("example.com/Foo/BarBaz@v1.0.0-RC1"))) {
            assertThat(ModuleZip.check(module.id(), module.zip()))
                    .as(module.toString())
                    .isEmpty();
            assertThat(Hash1.ofZip(module.zip())).as(module.toString()).isEqualTo(module.sum());
            assertThat(module).isNotEqualTo(plain);
        }
    }

    @Test
    void theShapeOfTheZipIsInTheZip() throws IOException {
        Module plain = Module.of("example.com/x@v1.2.3");

        assertThat(names(plain.withoutGoModInZip())).containsExactly("x.go");
        assertThat(plain.withoutGoModInZip().goMod()).isEqualTo(plain.goMod());
        assertThat(names(plain.withDirectory("sub/"))).containsExactly("sub/", "go.mod", "x.go");
        assertThat(ZipArchive.read(plain.withLink("link", "x.go").zip()).entries())
                .filteredOn(entry -> entry.unixMode() == RawZip.SYMLINK)
                .map(ZipArchive.Entry::name)
                .containsExactly("example.com/x@v1.2.3/link");
        assertThatThrownBy(() -> plain.withDirectory("sub").zip())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a directory must end in a slash: ");
    }

    @Test
    void renamingKeepsTheShape() {
        Module module = Module.of("example.com/x@v1.2.3")
                .withLink("link", "example.com/x")
                .withDirectory("sub/")
                .withoutGoModInZip();
        Module other =
                module.renamed(new ModulePath("example.org/y"), text -> text.replace("example.com/x", "example.org/y"));

        assertThat(other.id()).hasToString("example.org/y@v1.2.3");
        assertThat(other.goMod()).startsWith("module example.org/y\n");
        assertThat(other.renamed(module.id().path(), text -> text.replace("example.org/y", "example.com/x")))
                .isEqualTo(module);
    }

    private static List<String> names(Module module) throws IOException {
        return ZipArchive.read(module.zip()).entries().stream()
                .map(entry -> entry.name().substring(module.id().zipPrefix().length()))
                .toList();
    }

    @Test
    void aForgedModuleHasAValidZipAndAnotherHash() {
        for (Module module : new Module[] {
            Vectors.VECTOR_A,
            new Module(
                    ModuleVersion.parse("a.example/b@v1.0.0"),
                    Module.LONG_AGO,
                    Map.of("go.mod", "module a.example/b\n"))
        }) {
            Module forged = module.forged();

            assertThat(forged.id()).isEqualTo(module.id());
            assertThat(forged.sum()).isNotEqualTo(module.sum());
            assertThat(ModuleZip.check(module.id(), forged.zip())).isEmpty();
        }
        assertThat(Vectors.VECTOR_A.forged().goMod()).isEqualTo(Vectors.VECTOR_A.goMod());
    }

    @Test
    void needsAGoModAndAReadableId() {
        assertThatThrownBy(() -> new Module(Vectors.VECTOR_A.id(), Module.LONG_AGO, Map.of("m.go", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a module of a world needs a go.mod: example.com/m@v1.0.0");
        assertThatThrownBy(() -> Module.of("example.com/x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Modules.sized("example.com/x@v1.0.0", 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
    }

    @Property(tries = 30)
    void aSizedModuleHasAZipOfTheWantedSize(@ForAll @IntRange(min = 1, max = 300_000) int bytes, @ForAll long seed) {
        Module module = Modules.sized("example.com/big@v1.0.0", bytes, seed);

        assertThat(module.zip().length).isBetween(bytes, bytes + 2_000 + bytes / 20);
        assertThat(Modules.sized("example.com/big@v1.0.0", bytes, seed)).isEqualTo(module);
    }
}
