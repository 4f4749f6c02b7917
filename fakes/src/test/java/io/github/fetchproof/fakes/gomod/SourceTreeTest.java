package io.github.fetchproof.fakes.gomod;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SourceTreeTest {

    private static final String OLD = "module example.com/r\n\ngo 1.23\n";
    private static final String NEW = "module example.com/r\n\ngo 1.24.1\n";

    @Test
    void aModuleHasAllFilesBelowItsDirectory() {
        SourceTree tree = tree("go.mod", OLD, "a.go", "", "b/c/d.txt", "", ".github/x.yml", "");

        assertThat(tree.module("")).containsOnlyKeys("go.mod", "a.go", "b/c/d.txt", ".github/x.yml");
        assertThat(tree.module("b")).containsOnlyKeys("c/d.txt");
        assertThat(tree.module("nowhere")).isEmpty();
    }

    @Test
    void otherModulesBelowAreNotItsOwn() {
        SourceTree tree =
                tree("go.mod", OLD, "a/go.mod", OLD, "a/b/c.go", "", "ab/d.go", "", "e/f/GO.MOD", "", "e/f/g.go", "");

        assertThat(tree.module("")).containsOnlyKeys("go.mod", "ab/d.go");
        assertThat(tree.module("a")).containsOnlyKeys("go.mod", "b/c.go");
    }

    @Test
    void linksAreLeftOutAndMakeNoModule() {
        SourceTree tree = new SourceTree(
                tree("go.mod", OLD, "link", "a", "a/go.mod", "../go.mod", "a/b.go", "")
                        .files(),
                Set.of("link", "a/go.mod"));

        assertThat(tree.module("")).containsOnlyKeys("go.mod", "a/b.go");
    }

    @Test
    void vendoredPackagesAreLeftOut() {
        String[] files = {
            "go.mod",
            OLD,
            "vendor/modules.txt",
            "",
            "vendor/x.go",
            "",
            "vendor/x/x.go",
            "",
            "pkg/vendor/y.go",
            "",
            "pkg/vendor/y/y.go",
            "",
            "vendored/z/z.go",
            ""
        };

        assertThat(tree(files).module(""))
                .containsOnlyKeys("go.mod", "vendor/modules.txt", "vendor/x.go", "vendored/z/z.go");
        files[1] = NEW;
        assertThat(tree(files).module(""))
                .containsOnlyKeys("go.mod", "vendor/x.go", "pkg/vendor/y.go", "vendored/z/z.go");
    }

    @Test
    void theLicenseOfTheRepositoryIsThatOfAModuleWithoutOne() {
        SourceTree tree = tree("LICENSE", "all", "a/go.mod", OLD, "b/go.mod", OLD, "b/LICENSE", "mine");

        assertThat(tree.module("a").get("LICENSE")).isEqualTo("all".getBytes(UTF_8));
        assertThat(tree.module("b").get("LICENSE")).isEqualTo("mine".getBytes(UTF_8));
    }

    /** A tree of names and texts in turn. */
    static SourceTree tree(String... files) {
        Map<String, byte[]> bytes = new TreeMap<>();
        for (int i = 0; i < files.length; i += 2) {
            bytes.put(files[i], files[i + 1].getBytes(UTF_8));
        }
        return new SourceTree(bytes, Set.of());
    }
}
