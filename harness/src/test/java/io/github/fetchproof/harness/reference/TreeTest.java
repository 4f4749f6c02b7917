package io.github.fetchproof.harness.reference;

import static io.github.fetchproof.harness.reference.FakeProxy.ok;
import static io.github.fetchproof.harness.reference.SampleModule.A;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.gomod.Content;
import io.github.fetchproof.fakes.gomod.RawZip;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The extracted module: what is in it, who may write to it, and how it heals. */
@Timeout(60)
class TreeTest {
    private final Path root;
    private final FakeProxy proxy = FakeProxy.of(A);
    private final Bench bench;
    private final Path tree;

    TreeTest(@TempDir Path root) {
        this.root = root;
        this.bench = new Bench(root, proxy.url());
        this.tree = bench.tree(A);
    }

    @AfterEach
    void close() {
        bench.close();
        proxy.close();
    }

    private void fetched() throws InterruptedException {
        FetchResult result = bench.download(A);
        assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.FETCHED);
    }

    private void isWhole() throws IOException {
        assertThat(tree.resolve("go.mod")).hasBinaryContent(A.goMod());
        assertThat(tree.resolve("LICENSE")).hasContent("public domain\n");
        assertThat(tree.resolve("m.go")).exists();
        assertThat(names(tree)).containsExactlyInAnyOrder("go.mod", "LICENSE", "m.go");
        assertThat(bench.cached("partial")).doesNotExist();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(each -> each.getFileName().toString()).toList();
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }

    private static void open(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void holdsWhatTheZipHoldsAndCannotBeWrittenTo() throws Exception {
        fetched();

        isWhole();
        assertThat(permissions(tree)).isEqualTo("r-xr-xr-x");
        assertThat(permissions(tree.resolve("m.go"))).isEqualTo("r--r--r--");
    }

    @Test
    void hasDirectoriesThatCanBeWrittenToWhenGoflagsSaysSo() throws Exception {
        bench.with("GOFLAGS", "-mod=mod  -modcacherw");
        fetched();

        assertThat(permissions(tree)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(tree.resolve("m.go"))).isEqualTo("r--r--r--");
    }

    @Test
    void ignoresModesLinksAndDirectoriesOfTheZip() throws Exception {
        String prefix = A.module().zipPrefix();
        proxy.always(
                A.file("zip"),
                ok(RawZip.of(List.of(
                        RawZip.Entry.directory(prefix + "empty/"),
                        mode("/etc/passwd", prefix + "link", RawZip.SYMLINK),
                        mode("#!/bin/sh\n", prefix + "deep/er/run.sh", 0104755)))));
        fetched();

        assertThat(tree.resolve("empty")).doesNotExist();
        assertThat(tree.resolve("link")).isRegularFile().hasContent("/etc/passwd");
        assertThat(Files.isSymbolicLink(tree.resolve("link"))).isFalse();
        assertThat(permissions(tree.resolve("deep/er/run.sh"))).isEqualTo("r--r--r--");
        assertThat(permissions(tree.resolve("deep"))).isEqualTo("r-xr-xr-x");
        int before = proxy.requests().size();
        fetched();
        assertThat(proxy.requests()).hasSize(before);
    }

    private static RawZip.Entry mode(String content, String name, int mode) {
        return new RawZip.Entry(name, Content.of(content.getBytes(UTF_8)), true, mode, RawZip.TRUE, RawZip.TRUE);
    }

    /** What can have happened to a tree. */
    enum Harm {
        GONE {
            @Override
            void to(Path tree) throws IOException {
                for (String name : names(tree)) {
                    Files.delete(tree.resolve(name));
                }
                Files.delete(tree);
            }
        },
        FILE_GONE {
            @Override
            void to(Path tree) throws IOException {
                Files.delete(tree.resolve("LICENSE"));
            }
        },
        FILE_EDITED {
            @Override
            void to(Path tree) throws IOException {
                open(tree.resolve("m.go"));
                Files.writeString(tree.resolve("m.go"), "package evil\n");
            }
        },
        FILE_ADDED {
            @Override
            void to(Path tree) throws IOException {
                Files.writeString(tree.resolve("added.go"), "package m\n");
            }
        },
        A_FILE_IN_ITS_PLACE {
            @Override
            void to(Path tree) throws IOException {
                GONE.to(tree);
                Files.writeString(tree, "not a directory");
            }
        },
        MARKED_AS_UNFINISHED {
            @Override
            void to(Path tree) throws IOException {
                Path kept = tree.resolveSibling("../cache/download/example.com/m/@v");
                Files.writeString(kept.resolve("v1.0.0.partial"), "");
                FILE_GONE.to(tree);
            }
        };

        abstract void to(Path tree) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void isMadeAnewFromTheZipWithoutANetwork(Harm harm) throws Exception {
        fetched();
        open(tree);
        harm.to(tree);
        bench.with("GOPROXY", "off");

        fetched();

        isWhole();
        assertThat(permissions(tree)).isEqualTo("r-xr-xr-x");
    }

    @Test
    void isMadeAnewWithTheZip() throws Exception {
        fetched();
        open(tree);
        Files.delete(tree.resolve("LICENSE"));
        Bench.write(bench.cached("zip"), "garbage");

        fetched();

        isWhole();
        assertThat(proxy.requestsFor(A.file("zip"))).isEqualTo(2);
    }

    @Test
    void leavesNothingWhenItCannotBeMade() throws Exception {
        Files.createDirectories(root.resolve("cache"));
        Bench.write(root.resolve("cache/example.com"), "in the way");

        FetchResult result = bench.download(A);

        assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(result.message()).contains("could not make").contains("example.com/m@v1.0.0");
        assertThat(bench.cached("partial")).doesNotExist();
        assertThat(bench.cached("zip")).exists();
    }

    @Test
    void isNotMadeOfAZipThatIsRefused() throws Exception {
        proxy.always(A.file("zip"), ok(RawZip.of(List.of(RawZip.Entry.of("../../evil", new byte[1])))));

        assertThat(bench.download(A).outcome()).isEqualTo(Outcome.INVALID);

        assertThat(tree).doesNotExist();
        assertThat(bench.cacheNames()).containsExactly("list", "v1.0.0.info", "v1.0.0.mod");
    }
}
