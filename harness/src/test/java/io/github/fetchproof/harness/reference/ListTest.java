package io.github.fetchproof.harness.reference;

import static io.github.fetchproof.harness.reference.FakeProxy.closing;
import static io.github.fetchproof.harness.reference.FakeProxy.cut;
import static io.github.fetchproof.harness.reference.FakeProxy.ok;
import static io.github.fetchproof.harness.reference.FakeProxy.redirect;
import static io.github.fetchproof.harness.reference.FakeProxy.silent;
import static io.github.fetchproof.harness.reference.FakeProxy.status;
import static io.github.fetchproof.harness.reference.SampleModule.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LIST, PRIV and redirects: who is asked, and who must not be. */
@Timeout(60)
class ListTest {
    private final Path root;
    private final FakeProxy first = new FakeProxy();
    private final FakeProxy second = FakeProxy.of(A);

    ListTest(@TempDir Path root) {
        this.root = root;
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    private Bench bench(String separator) {
        return new Bench(root, first.url() + separator + second.url());
    }

    @Test
    void aPasswordIsToldAsTheFileHasIt() throws Exception {
        Bench.write(root.resolve("netrc"), "machine 127.0.0.1:" + second.port() + " login u password pä\n");
        try (Bench bench = new Bench(root, second.url())
                .with("NETRC", root.resolve("netrc").toString())
                .provider(new TellsAnybody())) {
            bench.download(A);

            assertThat(second.lastHeaders()).contains("Authorization: Basic dTpww6Q=");
        }
    }

    /** So that no TLS is needed. */
    private static final class TellsAnybody extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean sendsPassword(URI entry, URI url) {
                    return true;
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void goesOnAfterACommaWhenItIsNotFound(int status) throws Exception {
        first.allAre(status(status));
        try (Bench bench = bench(",")) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);

            assertThat(first.requests()).hasSize(3);
            assertThat(second.requests()).hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, UNAVAILABLE", "401, UNAUTHORIZED", "403, UNAUTHORIZED", "407, UNAVAILABLE", "418, UNAVAILABLE",
        "429, UNAVAILABLE", "500, UNAVAILABLE", "502, UNAVAILABLE", "503, UNAVAILABLE", "504, UNAVAILABLE",
        "202, UNAVAILABLE", "204, UNAVAILABLE", "206, UNAVAILABLE", "302, UNAVAILABLE", "304, UNAVAILABLE"
    })
    void stopsAfterACommaAtAnyOtherStatus(int status, Outcome outcome) throws Exception {
        first.allAre(status(status));
        try (Bench bench = bench(",")) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(outcome);
            assertThat(result.message()).contains("status " + status).contains(first.url());
            assertThat(second.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 418, 429, 500, 503, 206})
    void goesOnAfterABarAtAnyStatus(int status) throws Exception {
        first.allAre(status(status));
        try (Bench bench = bench("|")) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
        }
    }

    @Test
    void stopsAfterACommaWhenTheFirstHangsUp() throws Exception {
        first.allAre(closing());
        try (Bench bench = bench(",")) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(second.connections()).isZero();
        }
    }

    @Test
    void stopsAfterACommaWhenTheBodyIsCutOrIsNoInfo() throws Exception {
        first.allAre(cut(A.info()));
        try (Bench bench = bench(",")) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.UNAVAILABLE);
        }
        first.allAre(ok("<html>"));
        try (Bench bench = bench(",")) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.INVALID);
        }
        assertThat(second.connections()).isZero();
    }

    @Test
    void goesOnAfterABarWhenTheFirstIsSilent() throws Exception {
        first.allAre(silent());
        try (Bench bench = bench("|").with("FETCHPROOF_HEADER_TIMEOUT", "100ms")) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
        }
    }

    @Test
    void goesOnAfterABarWhenTheZipIsBroken() throws Exception {
        first.with(A).always(A.file("zip"), ok("not a zip"));
        try (Bench bench = bench("|")) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.FETCHED);
            assertThat(result.message()).contains("warning").contains("different sources");
            assertThat(second.requests()).containsExactly(A.file("zip"));
        }
    }

    @Test
    void heedsTheSeparatorAfterTheEntryThatFailed() throws Exception {
        try (FakeProxy middle = new FakeProxy()) {
            middle.allAre(status(500));
            try (Bench bench = new Bench(root, first.url() + "," + middle.url() + "," + second.url())) {
                assertThat(bench.download(A).outcome()).isEqualTo(Outcome.UNAVAILABLE);
                assertThat(second.connections()).isZero();
            }
            try (Bench bench = new Bench(root, first.url() + "," + middle.url() + "|" + second.url())) {
                assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"off,PROXY", ",", " , ", "foo", "PROXY,ftp://x", "PROXY,http://u:hush@h/"})
    void asksNobodyWhenTheListForbidsItOrIsWrong(String list) throws Exception {
        try (Bench bench = new Bench(root, list.replace("PROXY", second.url()))) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
            assertThat(result.message()).isNotBlank().doesNotContain("hush");
            assertThat(result.attempts()).isZero();
            assertThat(second.connections()).isZero();
        }
    }

    @Test
    void saysThatLookupIsDisabled() throws Exception {
        try (Bench bench = new Bench(root, "off")) {
            assertThat(bench.download(A).message()).contains("disabled by GOPROXY=off");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROXY,direct", "direct,PROXY"})
    void asksAModulesOwnHostForDirect(String list) throws Exception {
        try (Bench bench = new Bench(root, list.replace("PROXY", first.url()))) {
            FetchResult result = bench.ask(Operation.DOWNLOAD, "nobody.invalid/m@v1.0.0");

            assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(result.message()).contains("https://nobody.invalid/m?go-get=1");
            assertThat(first.connections() > 0).isEqualTo(list.startsWith("PROXY"));
        }
    }

    @Test
    void toleratesBlanksAndEmptyEntries() throws Exception {
        try (Bench bench = new Bench(root, " , " + second.url() + " ,, off")) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
        }
    }

    @Test
    void reportsTheErrorRatherThanTheNotFoundAndNamesEverySource() throws Exception {
        first.allAre(status(500));
        second.allAre(status(404));
        try (Bench bench = bench("|")) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(result.message())
                    .containsSubsequence(
                            first.url(), "status 500", "(4 attempts)", second.url(), "status 404", "(1 attempt)");
        }
    }

    @Test
    void callsItNotFoundWhenAllWhoMayBeAskedSaySo() throws Exception {
        second.allAre(status(410));
        try (Bench bench = bench(",")) {
            FetchResult result = bench.download(A);
            assertThat(result.outcome()).isEqualTo(Outcome.NOT_FOUND);
            assertThat(result.message()).contains("status 410").contains("status 404");
        }
        try (Bench bench = new Bench(root, first.url() + ",off")) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.NOT_FOUND);
        }
    }

    @Test
    void neverNamesAPrivateModuleToAProxy() throws Exception {
        try (Bench bench = bench("|").with("GOPRIVATE", "other.com, nobody.invalid")) {
            FetchResult result = bench.ask(Operation.DOWNLOAD, "nobody.invalid/m@v1.0.0");

            assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(result.message()).contains("https://nobody.invalid/m?go-get=1");
            assertThat(first.connections() + second.connections()).isZero();
        }
    }

    @Test
    void letsGonoproxyOverrideGoprivate() throws Exception {
        try (Bench bench = bench(",").with("GOPRIVATE", "example.com").with("GONOPROXY", "none")) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
        }
    }

    @Test
    void followsRedirectsAndCountsTheirEnd() throws Exception {
        first.always(A.file("info"), redirect(second.url() + "/" + A.file("info")));
        first.always(A.file("mod"), redirect("/moved"));
        first.always("moved", ok(A.goMod()));
        first.always(A.file("zip"), redirect("//127.0.0.1:" + second.port() + "/" + A.file("zip")));
        try (Bench bench = new Bench(root, first.url())) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).as(result.message()).isEqualTo(Outcome.FETCHED);
            assertThat(result.attempts()).isEqualTo(6);
        }
        first.allAre(redirect(second.url() + "/nowhere"));
        try (Bench bench = new Bench(root.resolve("two"), first.url())) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.NOT_FOUND);
        }
    }

    @Test
    void endsALoopOfRedirects() throws Exception {
        first.allAre(redirect("/again"));
        try (Bench bench = new Bench(root, first.url())) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(result.message()).contains("redirect");
            assertThat(first.requests()).hasSize(11);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x"})
    void refusesARedirectOffTheWeb(String to) throws Exception {
        first.allAre(redirect(to));
        try (Bench bench = new Bench(root, first.url())) {
            FetchResult result = bench.download(A);

            assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(result.attempts()).isEqualTo(1);
            assertThat(bench.cacheNames()).isEmpty();
        }
    }

    @Test
    void showsTheTextOfARefusalButNoControlCharacters() throws Exception {
        String head = "HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n";
        first.allAre(FakeProxy.raw(
                head, "ask the security team\n".repeat(20).getBytes(java.nio.charset.StandardCharsets.UTF_8), false));
        try (Bench bench = bench(",")) {
            String message = bench.download(A).message();
            assertThat(message).contains("ask the security team");
            assertThat(message.lines()).hasSizeLessThan(12);
        }
        first.allAre(FakeProxy.raw(head, new byte[] {'x', 27, '[', '2', 'J'}, false));
        try (Bench bench = bench(",")) {
            assertThat(bench.download(A).message()).doesNotContain("\u001b").contains("status 403");
        }
    }
}
