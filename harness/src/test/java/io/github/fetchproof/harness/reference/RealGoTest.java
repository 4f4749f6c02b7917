package io.github.fetchproof.harness.reference;

import static io.github.fetchproof.harness.reference.SampleModule.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The cache is Go's: the real command takes from it what the reference has put there, and the other way round. */
@Timeout(120)
class RealGoTest {
    private final Path root;

    RealGoTest(@TempDir Path root) {
        this.root = root;
    }

    private RealGo.Ran go(String goproxy, String... arguments) throws IOException, InterruptedException {
        return new RealGo(root).run(goproxy, arguments);
    }

    @Test
    void goTakesAModuleFromTheCacheWithoutANetwork() throws Exception {
        SampleModule upper = SampleModule.of("example.com/Upper", "v0.1.0-RC1");
        try (FakeProxy proxy = FakeProxy.of(A).with(upper);
                Bench bench = new Bench(root, proxy.url())) {
            assertThat(bench.download(A, upper).outcome()).isEqualTo(Outcome.FETCHED);
        }

        RealGo.Ran ran = go("off", "mod", "download", "-json", A.toString(), upper.toString());

        assertThat(ran.exit()).as(ran.output()).isZero();
        assertThat(ran.output())
                .contains("\"Sum\": \"" + SampleModule.SUM_OF_A + "\"")
                .contains("\"GoModSum\": \"" + SampleModule.GO_MOD_SUM_OF_A + "\"");
    }

    @Test
    void goAcceptsTheExtractedModules() throws Exception {
        SampleModule upper = SampleModule.of("example.com/Upper", "v0.1.0-RC1");
        try (FakeProxy proxy = FakeProxy.of(A).with(upper);
                Bench bench = new Bench(root, proxy.url())) {
            assertThat(bench.download(A, upper).outcome()).isEqualTo(Outcome.FETCHED);
            Files.writeString(root.resolve("go.mod"), """
                    module example.com/main

                    go 1.20

                    require (
                    \texample.com/m v1.0.0
                    \texample.com/Upper v0.1.0-RC1
                    )
                    """);
            Files.writeString(root.resolve("go.sum"), A.goSum() + upper.goSum());
        }
        Path source = root.resolve("cache").resolve(upper.module().escaped()).resolve("m.go");

        assertThat(go("off", "mod", "download").exit()).isZero();
        assertThat(go("off", "mod", "verify").output()).isEqualToIgnoringWhitespace("all modules verified");

        Files.setPosixFilePermissions(source, PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(source, "package edited\n");
        assertThat(go("off", "mod", "verify").output()).contains("dir has been modified");
    }

    @Test
    void goTakesTheCacheForAProxy() throws Exception {
        try (FakeProxy proxy = FakeProxy.of(A);
                Bench bench = new Bench(root.resolve("other"), proxy.url())) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
        }
        Path download = root.resolve("other/cache/cache/download");

        RealGo.Ran ran = go(download.toUri().toString(), "list", "-m", "-versions", "example.com/m");

        assertThat(ran.exit()).as(ran.output()).isZero();
        assertThat(ran.output().strip()).isEqualTo("example.com/m v1.0.0");
    }

    @Test
    void takesFromTheCacheWhatGoHasPutThere() throws Exception {
        try (FakeProxy proxy = FakeProxy.of(A);
                Bench bench = new Bench(root, "off")) {
            RealGo.Ran ran = go(proxy.url(), "mod", "download", A.toString());
            assertThat(ran.exit()).as(ran.output()).isZero();

            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
        }
    }
}
