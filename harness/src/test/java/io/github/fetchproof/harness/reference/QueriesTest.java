package io.github.fetchproof.harness.reference;

import static io.github.fetchproof.harness.reference.FakeProxy.ok;
import static io.github.fetchproof.harness.reference.FakeProxy.status;
import static io.github.fetchproof.harness.reference.SampleModule.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PROTO-013 to PROTO-021. */
@Timeout(60)
class QueriesTest {
    private static final String OLDER = "v0.0.0-20230102030405-0123456789ab";
    private static final String NEWER = "v0.0.0-20240102030405-0123456789ab";
    private static final String LIST = "example.com/m/@v/list";

    private final Path root;
    private final FakeProxy proxy = FakeProxy.of(A);

    QueriesTest(@TempDir Path root) {
        this.root = root;
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private FetchResult ask(Operation operation, String module) throws InterruptedException {
        try (Bench bench = new Bench(root, proxy.url())) {
            return bench.ask(operation, module);
        }
    }

    @Test
    void listsTaggedVersionsInOrderAndIgnoresTheRest() throws Exception {
        proxy.always(
                LIST,
                ok("junk\n\nv1.10.0\n  v1.4.0  \nv1.0.0 2020-01-01T00:00:00Z\nv1.2\nv2.0.0\n" + NEWER + "\nv1.4.0"));

        FetchResult result = ask(Operation.LIST, "example.com/m");

        assertThat(result.outcome()).isEqualTo(Outcome.FETCHED);
        assertThat(result.answers()).containsExactly("v1.0.0", "v1.4.0", "v1.10.0");
    }

    @ParameterizedTest
    @CsvSource({"'v1.0.0\nv1.2.0\nv1.3.0-rc.1', v1.2.0", "'v0.1.0-alpha\nv0.1.0-beta', v0.1.0-beta"})
    void takesTheHighestReleaseElseTheHighestPrerelease(String list, String latest) throws Exception {
        proxy.always(LIST, ok(list));

        assertThat(ask(Operation.LATEST, "example.com/m").answers()).containsExactly(latest);
        assertThat(proxy.requests()).containsExactly(LIST);
    }

    @Test
    void asksForTheLatestWhenTheListHasNone() throws Exception {
        proxy.always(LIST, ok("")).always("example.com/m/@latest", ok("{\"Version\":\"" + NEWER + "\"}"));

        assertThat(ask(Operation.LATEST, "example.com/m").answers()).containsExactly(NEWER);
    }

    @Test
    void takesTheNewestPseudoVersionWhenThereIsNoLatest() throws Exception {
        proxy.always(LIST, ok(NEWER + "\n" + OLDER + "\n"));

        assertThat(ask(Operation.LATEST, "example.com/m").answers()).containsExactly(NEWER);

        proxy.always(LIST, ok(""));
        assertThat(ask(Operation.LATEST, "example.com/m").outcome()).isEqualTo(Outcome.NOT_FOUND);
    }

    @Test
    void inventsNoVersionWhenTheListFails() throws Exception {
        proxy.always(LIST, status(500));

        FetchResult result = ask(Operation.LATEST, "example.com/m");

        assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(result.answers()).isEmpty();
    }

    @Test
    void resolvesPrefixesAndBranches() throws Exception {
        proxy.always(LIST, ok("v1.0.0\nv1.0.1\nv1.2.0\nv1.10.0\nv0.9.0"))
                .always("example.com/m/@v/!feature.info", ok("{\"Version\":\"" + NEWER + "\"}"));

        assertThat(ask(Operation.RESOLVE, "example.com/m@v1").answers()).containsExactly("v1.10.0");
        assertThat(ask(Operation.RESOLVE, "example.com/m@v1.0").answers()).containsExactly("v1.0.1");
        assertThat(ask(Operation.RESOLVE, "example.com/m@Feature").answers()).containsExactly(NEWER);
        assertThat(ask(Operation.RESOLVE, "example.com/m@v1.7").outcome()).isEqualTo(Outcome.NOT_FOUND);
    }

    @Test
    void downloadsWhatAQueryMeansUnderItsCanonicalName() throws Exception {
        proxy.always("example.com/m/@v/master.info", ok("{\"Version\":\"v1.0.0\"}"));

        assertThat(ask(Operation.DOWNLOAD, "example.com/m@master").outcome()).isEqualTo(Outcome.FETCHED);

        assertThat(proxy.requests())
                .containsExactly("example.com/m/@v/master.info", A.file("info"), A.file("mod"), A.file("zip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"Version\":\"master\"}", "{\"Version\":\"v2.0.0\"}"})
    void refusesAnAnswerThatIsNoVersionOfTheModule(String body) throws Exception {
        proxy.always("example.com/m/@v/master.info", ok(body));

        assertThat(ask(Operation.RESOLVE, "example.com/m@master").outcome()).isEqualTo(Outcome.INVALID);
    }

    @Test
    void asksNoProxyAboutVersionsOfAPrivateModule() throws Exception {
        try (Bench bench = new Bench(root, proxy.url()).with("GOPRIVATE", "nobody.invalid")) {
            assertThat(bench.ask(Operation.LIST, "nobody.invalid/m").outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(bench.ask(Operation.DOWNLOAD, "nobody.invalid/m@master").outcome())
                    .isEqualTo(Outcome.UNAVAILABLE);
            assertThat(proxy.connections()).isZero();
        }
    }
}
