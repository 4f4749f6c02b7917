package io.github.fetchproof.fakes.origin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.ZipVariant;
import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.origin.Act.Bytes;
import io.github.fetchproof.fakes.origin.Act.End;
import io.github.fetchproof.fakes.origin.Act.Head;
import io.github.fetchproof.fakes.origin.Act.Pause;
import io.github.fetchproof.fakes.sumdb.DatabaseVariant;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyOriginTest {
    private static final World WORLD =
            World.empty().proxy("P", Vectors.VECTOR_A, Module.of("example.com/Foo/Bar@v1.0.0-RC1"));
    private static final String INFO = "/example.com/m/@v/v1.0.0.info";
    private static final String ZIP = "/example.com/m/@v/v1.0.0.zip";

    @Test
    void answersEveryEndpoint() {
        assertAnswer("/example.com/m/@v/list", "text/plain; charset=utf-8", "v1.0.0\n");
        assertAnswer(INFO, "application/json", Vectors.VECTOR_A.infoJson());
        assertAnswer("/example.com/m/@v/v1.0.0.mod", "text/plain; charset=utf-8", Vectors.VECTOR_A.goMod());
        assertAnswer("/example.com/m/@latest", "application/json", Vectors.VECTOR_A.infoJson());
        assertThat(get(ZIP).body()).isEqualTo(Vectors.VECTOR_A.zip());
        assertThat(get(ZIP).head().orElseThrow().headers())
                .containsExactly(new Header("Content-Type", "application/zip"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/example.com/!foo/!bar/@v/v1.0.0-!r!c1.mod",
                "/example.com/%21foo/%21bar/@v/v1.0.0-%21r%21c1.mod",
                "/example.com/!foo/%21bar/@v/v1.0.0-!r!c1.mod?go-get=1",
                "http://p.example:80/example.com/!foo/!bar/@v/v1.0.0-!r!c1.mod"
            })
    void understandsCaseEncodingInEitherSpelling(String target) {
        assertThat(text(get(target))).isEqualTo("module example.com/Foo/Bar\n\ngo 1.20\n");
        assertThat(get(target).isPlain()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/example.com/m",
                "/example.com/m/@v/",
                "/example.com/m/@v/v1.0.1.info",
                "/example.com/m/@v/v1.0.0.txt",
                "/example.com/m/@v/v1.0.0",
                "/example.com/other/@v/list",
                "/example.com/other/@latest",
                "/@v/list",
                "/@latest",
                "/sumdb/sum.golang.org/supported",
                "/sumdb/sum.golang.org/latest",
                "/example.com/Foo/Bar/@v/list",
                "//example.com/m/@v/list"
            })
    void whatItDoesNotHoldIsNotFound(String target) {
        Script script = get(target);

        assertThat(status(script)).isEqualTo(404);
        assertThat(script.isPlain()).isTrue();
        assertThat(text(script)).startsWith("not found: /");
        assertThat(script.head().orElseThrow().headers())
                .containsExactly(new Header("Content-Type", "text/plain; charset=utf-8"));
    }

    @Test
    void anotherProxyOfTheWorldHoldsNothing() {
        assertThat(status(ProxyOrigin.respond(WORLD, "Q", Optional.empty(), Request.get(INFO))))
                .isEqualTo(404);
    }

    @Test
    void onlyGetAndHeadAreAllowed() {
        Script post = ProxyOrigin.respond(WORLD, "P", Optional.empty(), request("POST", INFO));
        Script head = ProxyOrigin.respond(WORLD, "P", Optional.empty(), request("HEAD", INFO));

        assertThat(status(post)).isEqualTo(405);
        assertThat(post.head().orElseThrow().headers()).contains(new Header("Allow", "GET, HEAD"));
        assertThat(head.acts()).containsExactly(get(INFO).acts().get(0), End.KEEP);
    }

    @Test
    void aStatusIsPlainAndLosesItsBodyWhereHttpForbidsOne() {
        Script busy = under(new ServerFault.Status(503, Map.of("Retry-After", "1"), "busy"), INFO);

        assertThat(status(busy)).isEqualTo(503);
        assertThat(busy.isPlain()).isTrue();
        assertThat(busy.truth()).isFalse();
        assertThat(text(busy)).isEqualTo("busy");
        assertThat(busy.head().orElseThrow().headers()).contains(new Header("Retry-After", "1"));
        for (int code : new int[] {204, 304}) {
            Script empty = under(new ServerFault.Status(code, Map.of(), "lost"), INFO);
            assertThat(empty.isPlain()).isTrue();
            assertThat(empty.body()).isEmpty();
        }
    }

    @Test
    void aStatusWithAFramingOfItsOwnIsNotPlain() {
        assertThat(under(new ServerFault.Status(200, Map.of("Content-Length", "7"), "four"), INFO)
                        .isPlain())
                .isFalse();
        assertThat(under(new ServerFault.Status(200, Map.of("Transfer-Encoding", "x"), "four"), INFO)
                        .isPlain())
                .isFalse();
        assertThat(under(new ServerFault.Status(302, Map.of("Location", "/x\r\nA: b"), ""), INFO)
                        .isPlain())
                .isFalse();
    }

    @Test
    void silenceSendsNothing() {
        assertThat(under(new ServerFault.Silence(), INFO)).isEqualTo(new Script(List.of(End.HOLD), false));
    }

    @Test
    void aStallAndACutAnnounceAllAndSendABeginning() {
        byte[] zip = Vectors.VECTOR_A.zip();
        Head head = get(ZIP).head().orElseThrow();

        assertThat(head.framing()).isEqualTo(new Framing.Length(zip.length));
        assertThat(under(new ServerFault.StallBody(100), ZIP).acts())
                .containsExactly(head, new Bytes(zip, 0, 100), End.HOLD);
        assertThat(under(new ServerFault.CutBody(7, false), ZIP).acts())
                .containsExactly(head, new Bytes(zip, 0, 7), End.FIN);
        assertThat(under(new ServerFault.CutBody(0, true), ZIP).acts()).containsExactly(head, End.RST);
    }

    @Test
    void aStallOrCutThatComesTooLateStillLeavesAByteOut() {
        Script cut = under(new ServerFault.CutBody(1 << 20, false), INFO);

        assertThat(cut.bodyBytes()).isEqualTo(get(INFO).bodyBytes() - 1);
    }

    @Test
    void aDripIsTheWholeTruthInPieces() {
        Script drip = under(new ServerFault.Drip(20, Duration.ofMillis(5)), INFO);

        assertThat(drip.body()).isEqualTo(get(INFO).body());
        assertThat(drip.isPlain()).isFalse();
        assertThat(drip.acts().stream().filter(Pause.class::isInstance)).hasSize(2);
        assertThat(drip.end()).isEqualTo(End.KEEP);
    }

    @Test
    void otherContentKeepsTheType() {
        Script page = under(new ServerFault.Content("<html>"), INFO);

        assertThat(status(page)).isEqualTo(200);
        assertThat(page.isPlain()).isTrue();
        assertThat(text(page)).isEqualTo("<html>");
        assertThat(page.head().orElseThrow().headers())
                .isEqualTo(get(INFO).head().orElseThrow().headers());
    }

    @Test
    void aForgedZipTouchesNothingButAZipItHolds() throws IOException {
        Script forged = under(new ServerFault.ForgedZip(), ZIP);

        assertThat(forged.truth()).isFalse();
        assertThat(forged.isPlain()).isTrue();
        assertThat(Hash1.ofZip(forged.body())).isNotEqualTo(Vectors.VECTOR_A.sum());
        assertThat(under(new ServerFault.ForgedZip(), INFO)).isEqualTo(get(INFO));
        assertThat(under(new ServerFault.ForgedZip(), "/example.com/m/@v/v1.0.1.zip")
                        .truth())
                .isTrue();
    }

    @Test
    void everyKindOfFaultHasAScriptOnAnyAnswer() {
        List<ServerFault> all = List.of(
                new ServerFault.Status(500, Map.of(), ""),
                new ServerFault.Silence(),
                new ServerFault.StallBody(0),
                new ServerFault.CutBody(0, false),
                new ServerFault.Drip(1, Duration.ofMillis(1)),
                new ServerFault.Content(""),
                new ServerFault.ForgedZip(),
                new ServerFault.Redirect(307, "{path}"),
                new ServerFault.HangUp(true),
                new ServerFault.Garbage("SSH-2.0-x\r\n"),
                new ServerFault.TwoLengths(),
                new ServerFault.HugeHeader(1),
                new ServerFault.Unframed(ServerFault.WHOLE),
                new ServerFault.Chunked(0),
                new ServerFault.Gzipped(),
                new ServerFault.Flood(1, true),
                new ServerFault.Headers(Map.of("Server", "x")),
                new ServerFault.Zip(ZipVariant.EMPTY),
                new ServerFault.Tale(DatabaseVariant.EVIL_TEXT));
        assertThat(all.stream().map(Object::getClass))
                .containsExactlyInAnyOrder(ServerFault.class.getPermittedSubclasses());

        for (ServerFault fault : all) {
            for (String target :
                    Stream.of(INFO, ZIP, "/example.com/m/@v/list", "/nothing").toList()) {
                for (String method : List.of("GET", "HEAD", "PUT")) {
                    Script script = ProxyOrigin.respond(WORLD, "P", Optional.of(fault), request(method, target));
                    assertThat(script.end()).isNotNull();
                    assertThat(method.equals("HEAD") && script.bodyBytes() > 0).isFalse();
                }
            }
        }
    }

    @Property(tries = 200)
    void anyBeginningOfABodyIsABeginning(@ForAll @IntRange(max = 1000) int bytes, @ForAll boolean reset) {
        byte[] whole = Vectors.VECTOR_A.zip();
        byte[] sent = under(new ServerFault.CutBody(bytes, reset), ZIP).body();

        assertThat(sent).hasSize(Math.min(bytes, whole.length - 1));
        assertThat(sent).isEqualTo(Arrays.copyOf(whole, sent.length));
    }

    private static Script get(String target) {
        return ProxyOrigin.respond(WORLD, "P", Optional.empty(), Request.get(target));
    }

    private static Script under(ServerFault fault, String target) {
        return ProxyOrigin.respond(WORLD, "P", Optional.of(fault), Request.get(target));
    }

    private static Request request(String method, String target) {
        return Request.of(method + " " + target + " HTTP/1.1", List.of()).orElseThrow();
    }

    private static void assertAnswer(String target, String type, String body) {
        Script script = get(target);
        assertThat(status(script)).isEqualTo(200);
        assertThat(script.isPlain()).isTrue();
        assertThat(script.truth()).isTrue();
        assertThat(script.head().orElseThrow().headers()).containsExactly(new Header("Content-Type", type));
        assertThat(text(script)).isEqualTo(body);
    }

    private static int status(Script script) {
        return script.head().orElseThrow().status();
    }

    private static String text(Script script) {
        return new String(script.body(), UTF_8);
    }
}
