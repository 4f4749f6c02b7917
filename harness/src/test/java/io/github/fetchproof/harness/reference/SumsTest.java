package io.github.fetchproof.harness.reference;

import static io.github.fetchproof.harness.reference.FakeProxy.ok;
import static io.github.fetchproof.harness.reference.SampleModule.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SUM. */
@Timeout(60)
class SumsTest {
    private static final SampleModule EVIL = SampleModule.of("example.com/m", "v1.0.0", "package evil\n");

    private final Path root;
    private final FakeProxy proxy = FakeProxy.of(A);

    SumsTest(@TempDir Path root) {
        this.root = root;
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private Bench bench() {
        return new Bench(root, proxy.url()).goSum(A.goSum());
    }

    @Test
    void acceptsWhatGoSumLists() throws Exception {
        assertThat(A.goSum()).contains(SampleModule.SUM_OF_A).contains(SampleModule.GO_MOD_SUM_OF_A);
        try (Bench bench = bench()) {
            assertThat(bench.download(A))
                    .extracting(FetchResult::outcome, FetchResult::message)
                    .containsExactly(Outcome.FETCHED, "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "|"})
    void refusesAnotherZipAndAsksNobodyElse(String separator) throws Exception {
        proxy.always(A.file("zip"), ok(EVIL.zip()));
        try (FakeProxy other = FakeProxy.of(A);
                Bench bench = bench().with("GOPROXY", proxy.url() + separator + other.url())) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.INTEGRITY);
            assertThat(result.message())
                    .contains("checksum mismatch")
                    .contains(SampleModule.SUM_OF_A)
                    .contains(proxy.url());
            assertThat(proxy.requestsFor(A.file("zip"))).isEqualTo(1);
            assertThat(other.connections()).isZero();
            assertThat(bench.cacheNames()).containsExactly("list", "v1.0.0.info", "v1.0.0.mod");
        }
    }

    @Test
    void refusesAnotherModBeforeTheZipIsAskedFor() throws Exception {
        proxy.always(A.file("mod"), ok("module example.com/m\n"));
        try (Bench bench = bench()) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.INTEGRITY);

            assertThat(proxy.requestsFor(A.file("zip"))).isZero();
            assertThat(bench.cached("mod")).doesNotExist();
        }
    }

    @Test
    void catchesAModThatWasCutWithoutASign() throws Exception {
        proxy.always(A.file("mod"), FakeProxy.raw("HTTP/1.1 200 OK\r\n\r\n", Arrays.copyOf(A.goMod(), 10), false));
        try (Bench bench = bench()) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.INTEGRITY);
        }
    }

    @Test
    void refusesACachedZipThatGoSumDoesNotList() throws Exception {
        proxy.with(EVIL);
        try (Bench bench = new Bench(root, proxy.url())) {
            bench.download(A);
        }
        try (Bench bench = bench().with("GOPROXY", "off")) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isNotEqualTo(Outcome.FETCHED);
        }
    }

    @Test
    void warnsOfAlgorithmsItDoesNotKnow() throws Exception {
        String unknown = "example.com/m v1.0.0 h2:AAAA\nexample.com/m v1.0.0/go.mod h2:AAAA\n";
        try (Bench bench = bench().goSum(unknown)) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.FETCHED);
            assertThat(result.message()).contains("warning").contains("cannot be verified");
        }
    }

    @Test
    void refusesAMalformedGoSumBeforeAskingAnyone() throws Exception {
        try (Bench bench = bench().goSum("example.com/m v1.0.0 h1:x extra\n")) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(result.message()).contains("go.sum").contains("3 fields");
            assertThat(proxy.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GOPRIVATE", "GONOSUMDB"})
    void needsNoDatabaseForWhatIsExcludedOrListed(String variable) throws Exception {
        try (Bench bench = new Bench(root, proxy.url())
                .with("GOSUMDB", "sum.golang.org")
                .with(variable, "example.com")
                .with("GONOPROXY", "none")) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
        }
        try (Bench bench = bench().with("GOSUMDB", "sum.golang.org")) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
        }
    }

    @Test
    void boundsABombByWhatItDeclares() throws Exception {
        byte[] zip = A.zip().clone();
        // The size of the first entry in the directory, pretended to be 1 GiB.
        int directory = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        zip[directory + 27] = 0x40;
        proxy.always(A.file("zip"), ok(zip));
        try (Bench bench = new Bench(root, proxy.url())) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(result.message()).contains("bytes");
        }
    }
}
