package io.github.fetchproof.harness.reference;

import static io.github.fetchproof.harness.reference.FakeProxy.closing;
import static io.github.fetchproof.harness.reference.FakeProxy.cut;
import static io.github.fetchproof.harness.reference.FakeProxy.ok;
import static io.github.fetchproof.harness.reference.FakeProxy.status;
import static io.github.fetchproof.harness.reference.SampleModule.A;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.Version;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.fetcher.Surroundings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The decisions as values; then, that a fetcher with one of them replaced is wrong in just that way. */
@Timeout(60)
class DecisionsTest {
    private final Path root;
    private final FakeProxy proxy = FakeProxy.of(A);
    private final FakeProxy other = FakeProxy.of(A);
    private final Decisions right = new Decisions(Settings.of(new Surroundings(Map.of())));

    DecisionsTest(@TempDir Path root) {
        this.root = root;
    }

    @AfterEach
    void close() {
        proxy.close();
        other.close();
    }

    private Bench flawed(Function<Settings, Decisions> flaw) {
        return new Bench(root, proxy.url()).provider(new ReferenceProvider() {
            @Override
            protected Decisions decisions(Settings settings) {
                return flaw.apply(settings);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(FailureClass.class)
    void letNothingButNotFoundPassAComma(FailureClass failure) {
        var list = right.sources("http://a.test,http://b.test");

        assertThat(right.next(list, 0, failure).isPresent()).isEqualTo(failure == FailureClass.NOT_FOUND);
        assertThat(right.next(list, 1, failure)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void neverTakeTroubleForNotFound(Trouble trouble) {
        assertThat(right.classOf(trouble)).isNotEqualTo(FailureClass.NOT_FOUND);
        assertThat(right.classOf(trouble).outcome()).isEqualTo(Outcome.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"200, true", "201, false", "204, false", "206, false", "304, false", "404, false"})
    void takeNothingButOkForSuccess(int status, boolean success) {
        assertThat(right.isSuccess(status)).isEqualTo(success);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.test/, http://b.test/, true",
        "http://a.test/, https://b.test/, true",
        "https://a.test/, https://b.test/, true",
        "https://a.test/, http://a.test/, false"
    })
    void followNoRedirectOutOfTls(URI from, URI to, boolean follows) {
        assertThat(right.follows(from, to, 9)).isEqualTo(follows);
        assertThat(right.follows(from, to, 10)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://b.test/x, https://b.test/x",
        "//b.test/x, http://b.test/x",
        "/x, http://a.test/x",
        "ftp://b.test/x,",
        "file:///etc/passwd,",
        "'',http://a.test/m/@v/list"
    })
    void readARedirectWithinTheWebAlone(String location, @Nullable String target) {
        HttpUrl from = HttpUrl.get("http://a.test/m/@v/list");

        assertThat(right.target(from, location).map(HttpUrl::toString)).isEqualTo(Optional.ofNullable(target));
    }

    @Test
    void stopAnEntryThatGoesOnForLongerThanItDeclares() {
        assertThat(right.outgrows(10, 10)).isFalse();
        assertThat(right.outgrows(10, 11)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.test/, https://a.test/x, true",
        "https://a.test/, https://b.test/x, false",
        "https://a.test/, https://a.test:8443/x, false",
        "http://a.test/, http://a.test/x, false"
    })
    void sendAPasswordNowhereElse(URI entry, URI url, boolean sends) {
        assertThat(right.sendsPassword(entry, url)).isEqualTo(sends);
    }

    @Test
    void preferWhatNetrcSaysToWhatAnEntryHolds() {
        Optional<Login> entry = Optional.of(new Login("u", "of the entry"));
        Optional<Login> netrc = Optional.of(new Login("u", "of .netrc"));

        assertThat(right.preferred(entry, netrc)).isEqualTo(netrc);
        assertThat(right.preferred(entry, Optional.empty())).isEqualTo(entry);
    }

    @Test
    void giveAMachineItsOwnLoginAlone() {
        Login login = new Login("u", "p");
        Map<String, Login> logins = Map.of("a.test", login, "", new Login("d", "e"));

        assertThat(right.ofMachine(logins, "a.test")).contains(login);
        assertThat(right.ofMachine(logins, "a.test:8443")).isEmpty();
        assertThat(right.ofMachine(logins, "b.test")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/, /m", "/a, /a/m", "/a/b/, /a/b/m"})
    void putOneSlashBetweenABaseUrlAndAPath(String base, String path) {
        assertThat(right.below(base, "m")).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "junk", "v1.2", "1.2.3", "<p>v1.0.0</p>", "v1.0.0+meta"})
    void skipLinesOfAListThatAreNoVersions(String line) {
        assertThat(right.listed(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.0.0", "  v1.0.0\t", "v1.0.0 2020-01-01T00:00:00Z", "v1.0.0\r"})
    void readVersionsAmongBlanksAndTimes(String line) {
        assertThat(right.listed(line)).contains(Version.of("v1.0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../v1.0.0", ".", "-v1.0.0", "v1 .0.0", "v1.0.0?x", "v1.0.0/", "\u00fc"})
    void askForNoVersionThatIsMoreThanAName(String query) {
        assertThat(right.queryProblem(query)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.0.0", "v1.0.0+meta", "master", "v1", "0123abc"})
    void askForNames(String query) {
        assertThat(right.queryProblem(query)).isEmpty();
    }

    @Test
    void preferReleasesToPrereleasesAndLeaveTheRestToTheSource() {
        List<Version> listed = List.of(Version.of("v1.0.0"), Version.of("v1.1.0"), Version.of("v1.2.0-pre"));

        assertThat(right.highest(listed)).contains(Version.of("v1.1.0"));
        assertThat(right.highest(listed.subList(2, 3))).contains(Version.of("v1.2.0-pre"));
        assertThat(right.highest(List.of())).isEmpty();
    }

    @Test
    void takeTheNewestPseudoVersionByItsTime() {
        Version old = Version.of("v0.9.1-0.20190101000000-0123456789ab");
        Version young = Version.of("v0.0.0-20210101000000-0123456789ab");

        assertThat(right.newest(List.of(young, old))).contains(young);
        assertThat(right.newest(List.of())).isEmpty();
    }

    @Test
    void showLittleOfARefusalAndNothingThatMovesACursor() {
        assertThat(right.largestRefusal("text/html")).isZero();
        assertThat(right.largestRefusal("text/plain; charset=utf-8")).isPositive();
        assertThat(right.excerpt(" not here\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("not here");
        assertThat(right.excerpt("\u001b[2Jnot here".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(right.excerpt("line\n".repeat(99).getBytes(StandardCharsets.UTF_8))
                        .lines())
                .hasSize(8);
    }

    @Test
    void leaveTimeForTheNextSourceOnlyWhenItMayBeAsked() {
        Duration left = Duration.ofSeconds(20);

        assertThat(right.shareOfTime(right.sources("http://a.test|http://b.test"), 0, left))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(right.shareOfTime(right.sources("http://a.test,http://b.test"), 0, left))
                .isEqualTo(left);
        assertThat(right.shareOfTime(right.sources("http://a.test|http://b.test"), 1, left))
                .isEqualTo(left);
    }

    @Test
    void callABodyWholeOnlyWhenItEndedAsDeclared() {
        assertThat(right.isWhole(true, OptionalLong.of(5), 5)).isTrue();
        assertThat(right.isWhole(true, OptionalLong.empty(), 5)).isTrue();
        assertThat(right.isWhole(true, OptionalLong.of(5), 4)).isFalse();
        assertThat(right.isWhole(false, OptionalLong.empty(), 5)).isFalse();
    }

    @Test
    void aFlawThatTakesAnOutageForNotFoundLeaksTheNameToTheNextProxy() throws Exception {
        proxy.allAre(closing());
        try (Bench bench = flawed(settings -> new Decisions(settings) {
                    @Override
                    public FailureClass classOf(Trouble trouble) {
                        return FailureClass.NOT_FOUND;
                    }
                })
                .with("GOPROXY", proxy.url() + "," + other.url())) {
            bench.download(A);
        }
        assertThat(other.requests()).isNotEmpty();
    }

    @Test
    void aFlawThatKeepsBrokenBodiesMixesTwoAnswers() throws Exception {
        proxy.next(A.file("mod"), cut(A.goMod()));
        try (Bench bench = flawed(settings -> new Decisions(settings) {
            @Override
            public boolean keepsBrokenBodies() {
                return true;
            }
        })) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
            assertThat(bench.cached("mod"))
                    .hasContent("module example." + new String(A.goMod(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aFlawThatTakesPartsForWholesKeepsACutMod() throws Exception {
        proxy.always(A.file("mod"), cut(A.goMod()));
        try (Bench bench = flawed(settings -> new Decisions(settings) {
            @Override
            public boolean isWhole(boolean ended, OptionalLong declared, long received) {
                return true;
            }
        })) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
            assertThat(bench.cached("mod")).hasSize(A.goMod().length / 2);
        }
    }

    @Test
    void aFlawThatBelievesAnyHashAcceptsAnotherZip() throws Exception {
        proxy.always(
                A.file("zip"),
                ok(SampleModule.of("example.com/m", "v1.0.0", "package evil\n").zip()));
        try (Bench bench = flawed(settings -> new Decisions(settings) {
                    @Override
                    public boolean matches(Hash1 actual, List<String> listed) {
                        return true;
                    }
                })
                .goSum(A.goSum())) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
        }
    }

    @Test
    void aFlawThatVerifiesTooLateLeavesARefusedZipBehind() throws Exception {
        proxy.always(A.file("zip"), ok("not a zip"));
        try (Bench bench = flawed(settings -> new Decisions(settings) {
            @Override
            public boolean verifiesBeforeCommit() {
                return false;
            }
        })) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.INVALID);
            assertThat(bench.cached("zip")).hasContent("not a zip");
        }
    }

    @Test
    void aFlawThatWritesInPlaceLeavesAHalfZipBehind() throws Exception {
        proxy.always(A.file("zip"), cut(A.zip()));
        try (Bench bench = flawed(settings -> new Decisions(settings) {
            @Override
            public boolean commitsAtomically() {
                return false;
            }
        })) {
            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.UNAVAILABLE);
            assertThat(bench.cached("zip")).hasSize(A.zip().length / 2);
        }
    }

    @Test
    void aFlawThatRemembersFailuresMissesTheRepair() throws Exception {
        proxy.next(A.file("info"), status(404));
        try (Bench bench = flawed(settings -> new Decisions(settings) {
            @Override
            public boolean remembers(FailureClass failure) {
                return true;
            }
        })) {
            Fetcher fetcher = bench.fetcher();
            bench.ask(fetcher, Operation.DOWNLOAD, A.toString());

            assertThat(bench.ask(fetcher, Operation.DOWNLOAD, A.toString()).outcome())
                    .isEqualTo(Outcome.NOT_FOUND);
        }
    }

    @Test
    void aFlawThatTrustsTheCacheKeepsADamagedZip() throws Exception {
        try (Bench bench = flawed(settings -> new Decisions(settings) {
            @Override
            public boolean verifiesCachedFiles() {
                return false;
            }
        })) {
            bench.download(A);
            Bench.write(bench.cached("zip"), "damaged");

            assertThat(bench.download(A).outcome()).isEqualTo(Outcome.FETCHED);
            assertThat(bench.cached("zip")).hasContent("damaged");
        }
    }

    @Test
    void aFlawThatForgetsWhatIsPrivateNamesItToAProxy() throws Exception {
        try (Bench bench = flawed(settings -> new Decisions(settings) {
                    @Override
                    public boolean isPrivate(ModulePath path) {
                        return false;
                    }
                })
                .with("GOPRIVATE", "example.com")) {
            bench.download(A);
        }
        assertThat(proxy.requests()).isNotEmpty();
    }
}
