package io.github.fetchproof.fakes.origin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.sumdb.DatabaseVariant;
import io.github.fetchproof.fakes.sumdb.Lookup;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Sumdb;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SumdbOriginTest {
    private static final Module UPPER = Module.of("example.com/Foo@v1.0.0-RC1");
    private static final Sumdb SUMDB = Sumdb.of("sum.lab.test/db", Vectors.VECTOR_A, UPPER);
    private static final World WORLD = World.empty()
            .proxy("P1", Vectors.VECTOR_A)
            .proxy("P2", Vectors.VECTOR_A)
            .sumdb("P1", SUMDB)
            .sumdb("S1", SUMDB);

    @ParameterizedTest
    @CsvSource({"P1, /sumdb/sum.lab.test/db", "S1, ''"})
    void answersEveryEndpointAtAProxyAndAtItsOwnHost(String origin, String base) {
        assertAnswer(origin, base + "/supported", "text/plain; charset=utf-8", new byte[0]);
        assertAnswer(
                origin,
                base + "/latest",
                "text/plain; charset=utf-8",
                SUMDB.truth().note("").render().getBytes(UTF_8));
        byte[] lookup = SUMDB.truth()
                .lookup(UPPER.id())
                .map(Lookup::render)
                .orElseThrow()
                .getBytes(UTF_8);
        assertAnswer(origin, base + "/lookup/example.com/!foo@v1.0.0-!r!c1", "text/plain; charset=utf-8", lookup);
        assertAnswer(origin, base + "/lookup/example.com/%21foo@v1.0.0-%21r%21c1", "text/plain; charset=utf-8", lookup);
        assertAnswer(
                origin,
                base + "/tile/8/0/000.p/2",
                "application/octet-stream",
                SUMDB.truth().answer("/tile/8/0/000.p/2").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "P1, /supported",
        "P1, /lookup/example.com/m@v1.0.0",
        "P1, /sumdb/sum.lab.test/supported",
        "P1, /sumdb/sum.lab.test/dbsupported",
        "P1, /sumdb/sum.lab.test/db/lookup/example.com/none@v1.0.0",
        "P1, /sumdb/sum.lab.test/db/example.com/m/@v/list",
        "P2, /sumdb/sum.lab.test/db/supported",
        "S1, /sumdb/sum.lab.test/db/supported",
        "S1, /tile/8/0/000",
        "S1, /example.com/m/@v/list",
        "S2, /supported"
    })
    void whatIsElsewhereIsNotFound(String origin, String path) {
        assertThat(get(origin, path).head().orElseThrow().status()).isEqualTo(404);
    }

    @Test
    void aFaultActsOnItToo() {
        Script script = ProxyOrigin.respond(
                WORLD, "S1", Optional.of(new ServerFault.Status(503, Map.of(), "")), Request.get("/latest"));

        assertThat(script.head().orElseThrow().status()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({"P1, /sumdb/sum.lab.test/db", "S1, ''"})
    void aTaleTouchesNothingButWhatItTells(String origin, String base) {
        String lookup = base + "/lookup/example.com/m@v1.0.0";
        Script told = told(origin, lookup);

        assertThat(told.truth()).isFalse();
        assertThat(told.body())
                .isEqualTo(SUMDB.telling(DatabaseVariant.EVIL_TEXT)
                        .database()
                        .answer("/lookup/example.com/m@v1.0.0")
                        .orElseThrow());
        for (String other : new String[] {"/latest", "/supported", "/tile/8/0/000.p/2", "/nothing"}) {
            assertThat(told(origin, base + other)).isEqualTo(get(origin, base + other));
        }
        assertThat(told("P2", "/example.com/m/@v/list").truth()).isTrue();
    }

    private static Script told(String origin, String path) {
        return ProxyOrigin.respond(
                WORLD, origin, Optional.of(new ServerFault.Tale(DatabaseVariant.EVIL_TEXT)), Request.get(path));
    }

    @ParameterizedTest
    @CsvSource({
        "/supported, SUPPORTED",
        "/lookup/example.com/m@v1.0.0, LOOKUP",
        "/tile/8/0/000.p/3, TILE",
        "/sumdb/sum.lab.test/supported, SUPPORTED",
        "/sumdb/sum.lab.test/db/lookup/example.com/m@v1.0.0, LOOKUP",
        "/sumdb/sum.lab.test/db/tile/8/0/000, TILE",
        "/example.com/m/@v/v1.0.0.zip, ZIP"
    })
    void isCountedByWhatIsAsked(String path, Artefact artefact) {
        assertThat(Endpoint.counted(Request.get(path))).isEqualTo(artefact);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/latest", "/sumdb/supported", "/lookup", "/supported/", "/a/supported", "/a/tile/8/0/000"})
    void otherRequestsCountAsAny(String path) {
        assertThat(Endpoint.counted(Request.get(path))).isEqualTo(Artefact.ANY);
    }

    private static void assertAnswer(String origin, String path, String type, byte[] body) {
        Script script = get(origin, path);

        assertThat(script.head().orElseThrow().status()).as(path).isEqualTo(200);
        assertThat(script.head().orElseThrow().headers()).containsExactly(new Header("Content-Type", type));
        assertThat(script.body()).isEqualTo(body);
        assertThat(script.isPlain() && script.truth()).isTrue();
    }

    private static Script get(String origin, String path) {
        return ProxyOrigin.respond(WORLD, origin, Optional.empty(), Request.get(path));
    }
}
