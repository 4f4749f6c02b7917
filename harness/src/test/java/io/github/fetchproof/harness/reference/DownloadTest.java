package io.github.fetchproof.harness.reference;

import static io.github.fetchproof.harness.reference.FakeProxy.ok;
import static io.github.fetchproof.harness.reference.SampleModule.A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.fetcher.Surroundings;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
    private final Path root;
    private final FakeProxy proxy = FakeProxy.of(A);

    DownloadTest(@TempDir Path root) {
        this.root = root;
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private Bench bench() {
        return new Bench(root, proxy.url());
    }

    @Test
    void bringsTheThreeFilesAndTheHashToTheCache() throws Exception {
        try (Bench bench = bench()) {
            FetchResult result = bench.download(A);

            assertThat(result).isEqualTo(new FetchResult(Outcome.FETCHED, 3, java.util.List.of(), ""));
            assertThat(bench.cached("info")).hasBinaryContent(A.info());
            assertThat(bench.cached("mod")).hasBinaryContent(A.goMod());
            assertThat(bench.cached("zip")).hasBinaryContent(A.zip());
            assertThat(bench.cached("ziphash")).hasContent(SampleModule.SUM_OF_A);
            assertThat(bench.cacheNames())
                    .containsExactly("list", "v1.0.0.info", "v1.0.0.mod", "v1.0.0.zip", "v1.0.0.ziphash");
            assertThat(bench.cached("info").resolveSibling("list")).hasContent("v1.0.0\n");
            assertThat(proxy.connections()).isEqualTo(1);
            assertThat(proxy.requests()).containsExactly(A.file("info"), A.file("mod"), A.file("zip"));
        }
    }

    @Test
    void sendsNoHeaderButThoseOfEveryClient() throws Exception {
        try (Bench bench = bench()) {
            bench.download(A);

            assertThat(proxy.lastHeaders())
                    .allMatch(field -> field.matches("(?i)(host|user-agent|accept-encoding|connection): .*"))
                    .contains("User-Agent: fetchproof");
        }
    }

    @Test
    void writesUpperCaseLettersWithAMark() throws Exception {
        SampleModule upper = SampleModule.of("example.com/Foo", "v1.0.0-RC1");
        proxy.with(upper);
        try (Bench bench = bench()) {
            assertThat(bench.download(upper).outcome()).isEqualTo(Outcome.FETCHED);

            assertThat(proxy.requests()).contains("example.com/!foo/@v/v1.0.0-!r!c1.zip");
            assertThat(bench.cached(upper.module(), "zip").toString()).endsWith("example.com/!foo/@v/v1.0.0-!r!c1.zip");
            assertThat(bench.cached(upper.module(), "zip").resolveSibling("list"))
                    .hasContent("v1.0.0-RC1\n");
        }
    }

    @Test
    void keepsThePathOfTheProxyWithoutDoublingSlashes() throws Exception {
        A.files().forEach((path, body) -> proxy.always("a/b/" + path, ok(body)));
        try (Bench bench = new Bench(root, proxy.url() + "/a/b/")) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);

            assertThat(proxy.requests()).allMatch(path -> path.startsWith("a/b/example.com/m/@v/"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com/../m@v1.0.0",
                "example.com//m@v1.0.0",
                "/example.com/m@v1.0.0",
                "example.com/m?x@v1.0.0",
                "example.com/m/@v1.0.0",
                "example.com/mé@v1.0.0",
                "example.com/m@v1/../../x",
                "example.com/m@v2.0.0",
                "example.com/m",
                "m@v1.0.0"
            })
    void refusesWhatIsNoModuleVersionBeforeAskingAnyone(String module) throws Exception {
        try (Bench bench = bench()) {
            FetchResult result = bench.download(module);

            assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(result.message()).isNotBlank();
            assertThat(result.attempts()).isZero();
            assertThat(proxy.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>log in</html>",
                "{bad",
                "[]",
                "{}",
                "{\"Version\":\"v1.0.1\"}",
                "{\"Version\":\"v1.0.0\",\"Time\":\"yesterday\"}",
                "{\"Version\":\"v1.0.0\",\"Time\":\"2024-13-02T03:04:05Z\"}",
                "{\"Version\":\"v1.0.0\"} trailing"
            })
    void refusesAnInfoThatIsNone(String info) throws Exception {
        proxy.always(A.file("info"), ok(info));
        try (Bench bench = bench()) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(result.attempts()).isEqualTo(1);
            assertThat(bench.cacheNames()).isEmpty();
        }
    }

    @Test
    void acceptsAnInfoWithoutTimeAndWithMoreFields() throws Exception {
        proxy.always(
                A.file("info"),
                ok("{\"Origin\":{\"VCS\":\"git\",\"Tags\":[1,2]},\"Version\":\"v1.0.0\",\"Foo\":null}"));
        try (Bench bench = bench()) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>\nmodule x\n</html>", "", "go 1.20\n", "modules example.com/m\n"})
    void refusesAModThatIsNoGoMod(String goMod) throws Exception {
        proxy.always(A.file("mod"), ok(goMod));
        try (Bench bench = bench()) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(bench.cacheNames()).containsExactly("v1.0.0.info");
        }
    }

    @Test
    void refusesAZipThatIsNone() throws Exception {
        proxy.always(A.file("zip"), ok("not a zip"));
        try (Bench bench = bench()) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(proxy.requestsFor(A.file("zip"))).isEqualTo(1);
            assertThat(bench.cacheNames()).containsExactly("list", "v1.0.0.info", "v1.0.0.mod");
        }
    }

    @Test
    void refusesAZipWithADamagedEntry() throws Exception {
        byte[] damaged = A.zip().clone();
        int at = new String(damaged, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("m.go") + 8;
        damaged[at] ^= 1;
        proxy.always(A.file("zip"), ok(damaged));
        try (Bench bench = bench()) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.INVALID);
        }
    }

    @Test
    void refusesAZipOfAnotherModule() throws Exception {
        proxy.always(
                A.file("zip"), ok(SampleModule.of("example.com/other", "v1.0.0").zip()));
        try (Bench bench = bench()) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(result.message()).contains("example.com/m@v1.0.0/");
        }
    }

    @Test
    void takesAZipOfMoreFilesThanOldZipsCanCount() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 65_536; i++) {
                zip.putNextEntry(new ZipEntry(A.module().zipPrefix() + i));
            }
        }
        Path file = Files.write(root.resolve("many.zip"), bytes.toByteArray());
        Decisions decisions = new Decisions(Settings.of(new Surroundings(Map.of())));

        assertThat(new ZipOnDisk(decisions, A.module(), file).hash().value()).startsWith("h1:");

        Files.write(file, new byte[1], StandardOpenOption.APPEND);
        assertThatThrownBy(() -> new ZipOnDisk(decisions, A.module(), file).hash())
                .hasMessageContaining("was refused");
    }

    @Test
    void refusesJunkBeforeAndAfterAZip() throws Exception {
        byte[] after = Arrays.copyOf(A.zip(), A.zip().length + 40);
        byte[] before = new byte[A.zip().length + 40];
        System.arraycopy(A.zip(), 0, before, 40, A.zip().length);
        for (byte[] junk : new byte[][] {before, after}) {
            proxy.always(A.file("zip"), ok(junk));
            try (Bench bench = bench()) {
                assertThat(bench.download(A).outcome()).isEqualTo(Outcome.INVALID);
            }
        }
    }

    @Test
    void undoesCompressionOfAnswers() throws Exception {
        for (var file : A.files().entrySet()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(file.getValue());
            }
            String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bytes.size() + "\r\n\r\n";
            proxy.always(file.getKey(), FakeProxy.raw(head, bytes.toByteArray(), true));
        }
        try (Bench bench = bench()) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
            assertThat(bench.cached("zip")).hasBinaryContent(A.zip());
        }
    }

    @Test
    void readsAnswersThatEndWithTheConnection() throws Exception {
        A.files().forEach((path, body) -> proxy.always(path, FakeProxy.raw("HTTP/1.0 200 OK\r\n\r\n", body, false)));
        try (Bench bench = bench()) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
        }
    }

    @Test
    void saysWhenTheGoModInTheZipIsAnother() throws Exception {
        byte[] other = "module example.com/m\n\ngo 1.21\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        proxy.always(A.file("mod"), ok(other));
        try (Bench bench = bench()) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.FETCHED);
            assertThat(result.message()).contains("warning").contains("go.mod in the zip");
            assertThat(bench.cached("mod")).hasBinaryContent(other);
        }
    }

    @Test
    void readsADirectoryThatIsLaidOutAsAProxy() throws Exception {
        Path files = root.resolve("files");
        for (var file : A.files().entrySet()) {
            Path path = files.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        try (Bench bench = new Bench(root, files.toUri().toString())) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
            assertThat(bench.download("example.com/m@v1.9.9").outcome()).isEqualTo(Outcome.NOT_FOUND);
        }
    }

    @Test
    void downloadsTheOtherModulesWhenOneIsMissing() throws Exception {
        SampleModule second = SampleModule.of("example.com/second", "v0.1.0");
        proxy.with(second);
        try (Bench bench = bench()) {
            FetchResult result = bench.download(A.toString(), "example.com/none@v1.0.0", second.toString());

            assertThat(result.outcome()).isEqualTo(Outcome.NOT_FOUND);
            assertThat(result.message()).contains("example.com/none@v1.0.0").contains("404");
            assertThat(bench.cached("zip")).exists();
            assertThat(bench.cached(second.module(), "zip")).exists();
        }
    }

    @Test
    void asksOnceForWhatIsNamedTwice() throws Exception {
        try (Bench bench = bench()) {
            bench.download(A, A);

            assertThat(proxy.requests()).hasSize(3);
        }
    }
}
