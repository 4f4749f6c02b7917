package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.origin.Origin;
import io.github.fetchproof.fakes.origin.OriginServer;
import io.github.fetchproof.fakes.sumdb.DatabaseVariant;
import io.github.fetchproof.fakes.sumdb.Lookup;
import io.github.fetchproof.fakes.sumdb.Tile;
import io.github.fetchproof.fakes.sumdb.Tiling;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Sumdb;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Outcome;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SDB: what the fetcher believes of a checksum database, and where it asks it. The same tales are told to the real go in fakes. */
@Timeout(60)
class SumDatabaseTest {
    private static final String NAME = "sum.lab.test";
    private static final Module M = Vectors.VECTOR_A;
    private static final Module UPPER = Module.of("example.com/Foo/Bar@v1.0.0-RC1");
    private static final Module OTHER = Module.of("example.com/x@v1.0.0");
    private static final Module YET_ANOTHER = Module.of("example.com/z@v1.0.0");
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final Path root;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<Origin> origins = new ArrayList<>();
    private final OriginServer server = OriginServer.start();

    SumDatabaseTest(@TempDir Path root) {
        this.root = root;
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest(name = "told {0} in a log of {1}, it {3} the {2} module")
    @CsvSource(
            delimiter = '|',
            value = {
                "HONEST                  |   2 | true | accepts |",
                "HONEST                  | 257 | true | accepts |",
                "HONEST                  | 259 | true | accepts |",
                "FURTHER_LINE            |   2 | true | accepts |",
                "OLDER_TREE              |   2 | true | accepts |",
                "HONEST                  |   2 | evil | refuses | checksum mismatch",
                "HONEST                  | 259 | evil | refuses | checksum mismatch",
                "EVIL_RECORD             |   2 | true | refuses | checksum mismatch",
                "OTHER_RECORD            |   2 | evil | refuses | of another module version",
                "EVIL_LINES_IN_NOTE      |   2 | evil | refuses | of another module version",
                "EVIL_TEXT               |   2 | evil | refuses | not the one in the tree",
                "EVIL_TEXT               | 259 | evil | refuses | not the one in the tree",
                "EVIL_TEXT_AND_TILE      |   2 | evil | refuses | another tree",
                "EVIL_TEXT_AND_TILE      | 257 | evil | refuses | not what the tile above it says",
                "EVIL_TEXT_AND_TILE      | 259 | evil | refuses | not what the tile above it says",
                "ID_BEYOND_TREE          |   2 | true | refuses | number 2 of a tree of 2",
                "TEXT_AFTER_NOTE         |   2 | true | refuses | note",
                "SIGNATURE_OF_OLDER_TREE |   2 | true | refuses | not signed",
                "OTHER_KEY               |   2 | true | refuses | not signed"
            })
    void believesOnlyWhatIsProven(DatabaseVariant variant, int records, String served, String does, String because)
            throws Exception {
        Sumdb honest =
                records == 2 ? Sumdb.of(NAME, M, OTHER) : Sumdb.of(NAME, M).amid(records);
        Sumdb sumdb = honest.telling(variant);
        World world = World.empty().proxy("P1", M).sumdb("S1", sumdb);
        Origin proxy = open("P1", world);
        if (served.equals("evil")) {
            proxy.serve(Trigger.every(Artefact.ANY), new ServerFault.ForgedZip());
        }

        FetchResult result =
                download(proxy.url(), sumdb.key() + " " + open("S1", world).url(), M);

        if (does.equals("accepts")) {
            assertThat(result)
                    .extracting(FetchResult::outcome, FetchResult::message)
                    .containsExactly(Outcome.FETCHED, "");
        } else {
            assertThat(result.message()).contains(because);
            assertThat(result.outcome()).isEqualTo(Outcome.INTEGRITY);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 259})
    void readsTheTilesThatProveARecordAndKeepsAllItRead(int records) throws Exception {
        Sumdb sumdb = records == 3
                ? Sumdb.of(NAME, OTHER, YET_ANOTHER, M)
                : Sumdb.of(NAME, M).amid(records);
        World world = World.empty().proxy("P1", M).sumdb("S1", sumdb);
        Origin database = open("S1", world);
        String setting = sumdb.key() + " " + database.url();

        assertThat(download(open("P1", world).url(), setting, M).outcome()).isEqualTo(Outcome.FETCHED);

        Lookup lookup = sumdb.truth().lookup(M.id()).orElseThrow();
        List<Tile> tiles = new Tiling(8, records).forRecord(lookup.id());
        Path kept = root.resolve("cache/cache/download/sumdb").resolve(NAME);
        assertThat(asked("S1"))
                .startsWith("/lookup/example.com/m@v1.0.0")
                .hasSize(1 + tiles.size())
                .containsAll(tiles.stream().map(tile -> "/" + tile.path()).toList());
        assertThat(kept.resolve("lookup/example.com/m@v1.0.0")).hasContent(lookup.render());
        for (Tile tile : tiles) {
            assertThat(kept.resolve(tile.path()))
                    .hasBinaryContent(sumdb.truth().tile(tile).orElseThrow());
        }
        assertThat(latest()).hasContent(lookup.note());

        database.close();
        assertThat(download("off", setting, M).outcome()).isEqualTo(Outcome.FETCHED);
    }

    @Test
    void asksAProxyThatSaysItHasIt() throws Exception {
        Sumdb sumdb = Sumdb.of(NAME, M, UPPER);
        World world = World.empty().proxy("P0", M).proxy("P1", M, UPPER).sumdb("P1", sumdb);
        String list = open("P0", world).url() + "," + open("P1", world).url();

        assertThat(download(list, sumdb.key().toString(), UPPER).outcome()).isEqualTo(Outcome.FETCHED);

        assertThat(asked("P0")).contains("/sumdb/sum.lab.test/supported");
        assertThat(asked("P1").stream().filter(path -> path.contains("sumdb")))
                .containsExactly(
                        "/sumdb/sum.lab.test/supported",
                        "/sumdb/sum.lab.test/lookup/example.com/!foo/!bar@v1.0.0-!r!c1",
                        "/sumdb/sum.lab.test/tile/8/0/000.p/2");
    }

    @ParameterizedTest
    @CsvSource({"',', UNAVAILABLE", "|, FETCHED"})
    void goesOnAfterAProxyThatCannotSayAsTheListAllows(String separator, Outcome outcome) throws Exception {
        Sumdb sumdb = Sumdb.of(NAME, M, OTHER);
        World world = World.empty().proxy("P0", M).proxy("P1", M).sumdb("P1", sumdb);
        Origin first = open("P0", world);
        first.serve(Trigger.every(Artefact.SUPPORTED), status(500));

        FetchResult result = download(
                first.url() + separator + open("P1", world).url(), sumdb.key().toString(), M);

        assertThat(result.outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"LOOKUP, 500", "LOOKUP, 404", "TILE, 503", "SUPPORTED, 500"})
    void takesNothingWithoutItAndRecoversWhenItDoes(Artefact artefact, int status) throws Exception {
        Sumdb sumdb = Sumdb.of(NAME, M, OTHER);
        Origin proxy = open("P1", World.empty().proxy("P1", M).sumdb("P1", sumdb));
        proxy.serve(Trigger.every(artefact), status(status));

        assertThat(download(proxy.url(), sumdb.key().toString(), M).outcome()).isNotEqualTo(Outcome.FETCHED);
        assertThat(root.resolve("cache/cache/download/example.com")).doesNotExist();

        proxy.heal();
        assertThat(download(proxy.url(), sumdb.key().toString(), M).outcome()).isEqualTo(Outcome.FETCHED);
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

        assertThat(download(proxy.url(), sumdb.key().toString(), M).outcome()).isNotEqualTo(Outcome.FETCHED);
        assertThat(root.resolve("cache/cache/download/sumdb")).doesNotExist();
    }

    @Test
    void asksForTheFullTileWhereOneThatIsNotFullIsGone() throws Exception {
        Sumdb early = Sumdb.of(NAME, M).amid(200);
        World world = World.empty().proxy("P1", M).sumdb("P1", early);
        Origin proxy = open("P1", world);
        proxy.serve(Trigger.nth(1, Artefact.TILE), status(404));

        FetchResult result = download(proxy.url(), early.key().toString(), M);

        assertThat(asked("P1")).contains("/sumdb/sum.lab.test/tile/8/0/000");
        assertThat(result.outcome()).as("the log has no full tile yet").isNotEqualTo(Outcome.FETCHED);
    }

    @Test
    void readsADamagedLookupAnew() throws Exception {
        Sumdb sumdb = Sumdb.of(NAME, M, OTHER);
        Origin proxy = open("P1", World.empty().proxy("P1", M).sumdb("P1", sumdb));
        download(proxy.url(), sumdb.key().toString(), M);
        Path kept = root.resolve("cache/cache/download/sumdb/sum.lab.test/lookup/example.com/m@v1.0.0");
        Files.writeString(kept, "0\nexample.com/m v1.0.0 h1:");

        FetchResult result = download(proxy.url(), sumdb.key().toString(), M);

        assertThat(result.outcome()).isEqualTo(Outcome.FETCHED);
        assertThat(result.message()).contains("in the module cache and was not used");
        assertThat(kept).hasContent(sumdb.truth().lookup(M.id()).orElseThrow().render());
    }

    @Test
    void readsDamagedTilesAnew() throws Exception {
        Sumdb sumdb = Sumdb.of(NAME, M, OTHER);
        World world = World.empty().proxy("P1", M, OTHER).sumdb("P1", sumdb);
        Origin proxy = open("P1", world);
        download(proxy.url(), sumdb.key().toString(), M);
        Files.write(root.resolve("cache/cache/download/sumdb/sum.lab.test/tile/8/0/000.p/2"), new byte[64]);

        FetchResult result = download(proxy.url(), sumdb.key().toString(), OTHER);

        assertThat(result.outcome()).isEqualTo(Outcome.FETCHED);
        assertThat(result.message()).contains("were not used");
    }

    @Test
    void followsATreeThatGrowsAndTakesAnOlderOneForWhatItIs() throws Exception {
        Sumdb three = Sumdb.of(NAME, M, OTHER, UPPER);
        Sumdb four = Sumdb.of(NAME, M, OTHER, UPPER, YET_ANOTHER);

        assertThat(download(three, UPPER).outcome()).isEqualTo(Outcome.FETCHED);
        assertThat(latest()).hasContent(three.truth().note("").render());
        assertThat(download(four, OTHER).outcome()).isEqualTo(Outcome.FETCHED);
        assertThat(latest()).hasContent(four.truth().note("").render());
        assertThat(download(four.telling(DatabaseVariant.OLDER_TREE), M).outcome())
                .isEqualTo(Outcome.FETCHED);
        assertThat(latest()).hasContent(four.truth().note("").render());
    }

    @Test
    void refusesAForkOfTheTreeItSaw() throws Exception {
        Sumdb three = Sumdb.of(NAME, M, OTHER, UPPER);
        Sumdb fork = Sumdb.of(NAME, M, OTHER, UPPER, YET_ANOTHER).telling(DatabaseVariant.FORK);
        download(three, UPPER);

        FetchResult result = download(fork, M);

        assertThat(result.outcome()).isEqualTo(Outcome.INTEGRITY);
        assertThat(result.message())
                .contains("neither begins with the other")
                .contains(three.truth().head().root().toString());
        assertThat(latest()).hasContent(three.truth().note("").render());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum.example.com                   | must have the key",
                "sum.example.com+0+0               | key",
                "sum.golang.org+033de0ae+AAAA      | key",
                "sum.lab.test+1+2 http://a b       | must be a key and perhaps a URL"
            })
    void saysWhatIsWrongWithTheSettingAndTakesNothing(String setting, String problem) throws Exception {
        Origin proxy = open("P1", World.empty().proxy("P1", M));

        FetchResult result = download(proxy.url(), setting, M);

        assertThat(result.outcome()).isEqualTo(Outcome.INVALID);
        assertThat(result.message()).contains(problem);
        assertThat(asked("P1")).isEmpty();
    }

    @Test
    void knowsTheDatabaseOfGo() {
        assertThat(SumSetting.parse("sum.golang.org").ownUrl()).isEqualTo("https://sum.golang.org");
        assertThat(SumSetting.parse("sum.golang.google.cn"))
                .extracting(SumSetting::name, SumSetting::ownUrl)
                .containsExactly("sum.golang.org", "https://sum.golang.google.cn");
    }

    private static ServerFault status(int code) {
        return new ServerFault.Status(code, Map.of(), "out to lunch");
    }

    private FetchResult download(Sumdb sumdb, Module module) throws Exception {
        World world = World.empty().proxy("P1", M, OTHER, UPPER).sumdb("P1", sumdb);
        try (Origin proxy = open("P1", world)) {
            return download(proxy.url(), sumdb.key().toString(), module);
        }
    }

    private FetchResult download(String goproxy, String gosumdb, Module module) throws Exception {
        try (Bench bench = new Bench(root, goproxy)
                .with("GOSUMDB", gosumdb)
                .with("GOPATH", root.resolve("path").toString())) {
            return bench.download(module.id().toString());
        }
    }

    private Path latest() {
        return root.resolve("path/pkg/sumdb").resolve(NAME).resolve("latest");
    }

    private Origin open(String name, World world) {
        Origin origin = server.open(name, ANY_PORT, world, new EventLog() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void add(Event event) {
                events.add(event);
            }
        });
        origins.add(origin);
        return origin;
    }

    /** The paths an origin was asked for, in order. */
    private List<String> asked(String origin) throws InterruptedException {
        for (Origin each : origins) {
            assertThat(each.fallsQuiet(Duration.ofSeconds(20))).isTrue();
        }
        return events.stream()
                .filter(Event.Exchange.class::isInstance)
                .map(Event.Exchange.class::cast)
                .filter(exchange -> exchange.origin().equals(origin))
                .map(Event.Exchange::path)
                .toList();
    }
}
