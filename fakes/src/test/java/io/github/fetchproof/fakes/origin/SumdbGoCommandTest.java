package io.github.fetchproof.fakes.origin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.origin.GoToolchain.Said;
import io.github.fetchproof.fakes.sumdb.DatabaseVariant;
import io.github.fetchproof.fakes.sumdb.Lookup;
import io.github.fetchproof.fakes.sumdb.Tile;
import io.github.fetchproof.fakes.sumdb.Tiling;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Sumdb;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real go commands and a checksum database: one that has all of today's checks, and one that lacked three of them
 * (CVE-2026-42501, CVE-2026-56864, CVE-2026-56865), so that each forgery is known to deceive who does not check. Skipped where they
 * cannot be had.
 */
@Timeout(600)
class SumdbGoCommandTest {
    private static final String TODAYS = "go1.26.8";
    private static final String NAME = "sum.lab.test";
    private static final Module M = Vectors.VECTOR_A;
    private static final Module UPPER = Module.of("example.com/Foo/Bar@v1.0.0-RC1");
    private static final Module OTHER = Module.of("example.com/x@v1.0.0");
    private static final Module YET_ANOTHER = Module.of("example.com/z@v1.0.0");
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final Path scratch;
    private final RecordedLog log = new RecordedLog();
    private final OriginServer server = OriginServer.start();
    private final Path cache;

    SumdbGoCommandTest(@TempDir Path scratch) {
        this.scratch = scratch;
        this.cache = scratch.resolve("mod");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest(name = "{0}, told {1} in a log of {2}, {4} the {3} module")
    @CsvSource(
            delimiter = '|',
            value = {
                "go1.26.8 | HONEST                  |   2 | true | accepts |",
                "go1.26.8 | HONEST                  | 257 | true | accepts |",
                "go1.26.8 | HONEST                  | 259 | true | accepts |",
                "go1.26.8 | FURTHER_LINE            |   2 | true | accepts |",
                "go1.26.8 | OLDER_TREE              |   2 | true | accepts |",
                "go1.26.8 | HONEST                  |   2 | evil | refuses | checksum mismatch",
                "go1.26.8 | HONEST                  | 259 | evil | refuses | checksum mismatch",
                "go1.26.8 | EVIL_RECORD             |   2 | true | refuses | checksum mismatch",
                "go1.26.8 | OTHER_RECORD            |   2 | evil | refuses | checksum missing from sumdb response",
                "go1.26.8 | EVIL_LINES_IN_NOTE      |   2 | evil | refuses | checksum missing from sumdb response",
                "go1.26.8 | EVIL_TEXT               |   2 | evil | refuses | cannot authenticate record data",
                "go1.26.8 | EVIL_TEXT               | 259 | evil | refuses | cannot authenticate record data",
                "go1.26.8 | EVIL_TEXT_AND_TILE      |   2 | evil | refuses | downloaded inconsistent tile",
                "go1.26.8 | EVIL_TEXT_AND_TILE      | 257 | evil | refuses | downloaded inconsistent tile",
                "go1.26.8 | EVIL_TEXT_AND_TILE      | 259 | evil | refuses | downloaded inconsistent tile",
                "go1.26.8 | ID_BEYOND_TREE          |   2 | true | refuses | cannot validate record 2 in tree of size 2",
                "go1.26.8 | TEXT_AFTER_NOTE         |   2 | true | refuses | malformed note",
                "go1.26.8 | SIGNATURE_OF_OLDER_TREE |   2 | true | refuses | invalid signature for key sum.lab.test",
                "go1.26.8 | OTHER_KEY               |   2 | true | refuses | note has no verifiable signatures",
                "go1.23.5 | HONEST                  | 259 | true | accepts |",
                "go1.23.5 | HONEST                  | 259 | evil | refuses | checksum mismatch",
                "go1.23.5 | OTHER_RECORD            |   2 | evil | accepts |",
                "go1.23.5 | EVIL_LINES_IN_NOTE      |   2 | evil | accepts |",
                "go1.23.5 | EVIL_LINES_IN_NOTE      |   2 | true | refuses | checksum mismatch",
                "go1.23.5 | FURTHER_LINE            |   2 | true | accepts |",
                "go1.23.5 | EVIL_TEXT               | 259 | evil | refuses | cannot authenticate record data",
                "go1.23.5 | EVIL_TEXT_AND_TILE      | 257 | evil | refuses | downloaded inconsistent tile",
                "go1.23.5 | EVIL_TEXT_AND_TILE      | 259 | evil | accepts |"
            })
    void believesOnlyWhatItChecks(
            String go, DatabaseVariant variant, int records, String served, String does, String because)
            throws Exception {
        Sumdb honest =
                records == 2 ? Sumdb.of(NAME, M, OTHER) : Sumdb.of(NAME, M).amid(records);
        Sumdb sumdb = honest.telling(variant);
        World world = World.empty().proxy("P1", M).sumdb("S1", sumdb);
        Origin proxy = open("P1", world);
        if (served.equals("evil")) {
            proxy.serve(Trigger.every(Artefact.ANY), new ServerFault.ForgedZip());
        }

        Said said = download(go, proxy, sumdb.key() + " " + open("S1", world).url(), M);

        Module expected = served.equals("evil") ? M.forged() : M;
        if (does.equals("accepts")) {
            assertThat(said.text()).contains(expected.sum().value());
            assertThat(said.exit()).as(said.text()).isZero();
        } else {
            assertThat(said.text()).contains(because);
            assertThat(said.exit()).as(said.text()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"go1.26.8, 3", "go1.23.5, 3", "go1.26.8, 259", "go1.23.5, 259"})
    void readsTheTilesThatProveARecordAndKeepsAllItRead(String go, int records) throws Exception {
        Sumdb sumdb = records == 3
                ? Sumdb.of(NAME, OTHER, YET_ANOTHER, M)
                : Sumdb.of(NAME, M).amid(records);
        World world = World.empty().proxy("P1", M).sumdb("S1", sumdb);
        Origin database = open("S1", world);

        Said said = download(go, open("P1", world), sumdb.key() + " " + database.url(), M);

        assertThat(said.exit()).as(said.text()).isZero();
        Lookup lookup = sumdb.truth().lookup(M.id()).orElseThrow();
        List<Tile> tiles = new Tiling(8, records).forRecord(lookup.id());
        assertThat(asked(database))
                .startsWith("/lookup/example.com/m@v1.0.0")
                .hasSize(1 + tiles.size())
                .containsAll(tiles.stream().map(tile -> "/" + tile.path()).toList());
        Path kept = cache.resolve("cache/download/sumdb").resolve(NAME);
        assertThat(kept.resolve("lookup/example.com/m@v1.0.0")).hasContent(lookup.render());
        for (Tile tile : tiles) {
            assertThat(kept.resolve(tile.path()))
                    .hasBinaryContent(sumdb.truth().tile(tile).orElseThrow());
        }
        assertThat(latest()).hasContent(lookup.note());
    }

    @Test
    void findsItBelowAProxyThatSaysItHasIt() throws Exception {
        Sumdb sumdb = Sumdb.of(NAME, M, UPPER);
        World world = World.empty().proxy("P1", M, UPPER).prefix("P1", "/a/b").sumdb("P1", sumdb);
        Origin proxy = server.open("P1", ANY_PORT, "/a/b", world, log);

        Said said = download(TODAYS, proxy, sumdb.key().toString(), UPPER);

        assertThat(said.text()).contains(UPPER.sum().value());
        assertThat(asked(proxy).stream().filter(path -> path.contains("sumdb")))
                .containsExactly(
                        "/a/b/sumdb/sum.lab.test/supported",
                        "/a/b/sumdb/sum.lab.test/lookup/example.com/!foo/!bar@v1.0.0-!r!c1",
                        "/a/b/sumdb/sum.lab.test/tile/8/0/000.p/2");
    }

    @ParameterizedTest
    @CsvSource({"LOOKUP, 500", "LOOKUP, 404", "TILE, 503", "SUPPORTED, 500"})
    void takesNothingWithoutItAndRecoversWhenItDoes(Artefact artefact, int status) throws Exception {
        Sumdb sumdb = Sumdb.of(NAME, M, OTHER);
        Origin proxy = open("P1", World.empty().proxy("P1", M).sumdb("P1", sumdb));
        proxy.serve(Trigger.every(artefact), new ServerFault.Status(status, Map.of(), "out to lunch"));

        assertThat(download(TODAYS, proxy, sumdb.key().toString(), M).text())
                .contains("verifying go.mod")
                .contains("out to lunch");
        proxy.heal();
        assertThat(download(TODAYS, proxy, sumdb.key().toString(), M).exit()).isZero();
    }

    static Stream<Arguments> answersThatAreNone() {
        return Stream.of(
                Arguments.of(Artefact.LOOKUP, new ServerFault.Content("")),
                Arguments.of(Artefact.LOOKUP, new ServerFault.Content("<html>Please log in.</html>")),
                Arguments.of(Artefact.TILE, new ServerFault.Content("x".repeat(64))),
                Arguments.of(Artefact.TILE, new ServerFault.Content("short")),
                Arguments.of(Artefact.TILE, new ServerFault.CutBody(10, false)));
    }

    @ParameterizedTest
    @MethodSource("answersThatAreNone")
    void keepsNothingOfAnAnswerThatIsNone(Artefact artefact, ServerFault fault) throws Exception {
        Sumdb sumdb = Sumdb.of(NAME, M, OTHER);
        Origin proxy = open("P1", World.empty().proxy("P1", M).sumdb("P1", sumdb));
        proxy.serve(Trigger.every(artefact), fault);

        Said said = download(TODAYS, proxy, sumdb.key().toString(), M);

        assertThat(said.text()).contains("verifying go.mod");
        assertThat(said.exit()).as(said.text()).isEqualTo(1);
        assertThat(cache.resolve("cache/download/sumdb")).doesNotExist();
    }

    @Test
    void followsATreeThatGrowsAndTakesAnOlderOneForWhatItIs() throws Exception {
        Sumdb three = Sumdb.of(NAME, M, OTHER, UPPER);
        Sumdb four = Sumdb.of(NAME, M, OTHER, UPPER, YET_ANOTHER);

        assertThat(download(three, UPPER).exit()).isZero();
        assertThat(latest()).hasContent(three.truth().note("").render());
        assertThat(download(four, OTHER).exit()).isZero();
        assertThat(latest()).hasContent(four.truth().note("").render());
        assertThat(download(four.telling(DatabaseVariant.OLDER_TREE), M).exit()).isZero();
        assertThat(latest()).hasContent(four.truth().note("").render());
    }

    @Test
    void refusesAForkOfTheTreeItSaw() throws Exception {
        Sumdb three = Sumdb.of(NAME, M, OTHER, UPPER);
        Sumdb fork = Sumdb.of(NAME, M, OTHER, UPPER, YET_ANOTHER).telling(DatabaseVariant.FORK);

        assertThat(download(three, UPPER).exit()).isZero();
        Said said = download(fork, M);

        assertThat(said.text())
                .contains("go.sum database server misbehavior detected!")
                .contains(three.truth().head().root().toString());
        assertThat(said.exit()).isEqualTo(1);
        assertThat(latest()).hasContent(three.truth().note("").render());
    }

    private Said download(Sumdb sumdb, Module module) throws IOException, InterruptedException {
        World world = World.empty().proxy("P1", M, OTHER, UPPER).sumdb("P1", sumdb);
        return download(TODAYS, open("P1", world), sumdb.key().toString(), module);
    }

    private Said download(String go, Origin proxy, String gosumdb, Module module)
            throws IOException, InterruptedException {
        Map<String, String> environment = Map.of(
                "GOPROXY", proxy.url(),
                "GOSUMDB", gosumdb,
                "GOMODCACHE", cache.toString(),
                "GOPATH", scratch.resolve("path").toString());
        String id = module.id().toString();
        return GoToolchain.of(go, scratch).run(scratch, environment, "mod", "download", "-json", id);
    }

    private Path latest() {
        return scratch.resolve("path/pkg/sumdb").resolve(NAME).resolve("latest");
    }

    private Origin open(String name, World world) {
        return server.open(name, ANY_PORT, world, log);
    }

    /** The paths an origin was asked for, in the order in which it was; the log is in that of the answers' ends. */
    private List<String> asked(Origin origin) throws InterruptedException {
        assertThat(origin.fallsQuiet(Duration.ofSeconds(20))).isTrue();
        return log.all(Event.Exchange.class).stream()
                .filter(exchange -> exchange.origin().equals(origin.name()))
                .sorted(Comparator.comparingLong(Event.Exchange::nanos))
                .map(Event.Exchange::path)
                .toList();
    }
}
