package io.github.fetchproof.fakes.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.origin.OriginServer;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Sumdb;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is told, by whom it was asked, and what is left when the upstream is gone. */
@Timeout(120)
class CachingProxyTest {
    private static final Module M = Vectors.VECTOR_A;
    private static final Module NEWER = Module.of("example.com/m@v1.1.0");
    private static final Module UPPER = Module.of("example.com/Foo/Bar@v1.0.0-RC1");
    private static final String PSEUDO = "v0.0.0-20240102030405-0123456789ab";
    private static final Sumdb DATABASE = Sumdb.of("sum.lab.test", M, UPPER);
    private static final World WORLD = World.empty()
            .proxy("P1", M, NEWER, UPPER, Module.of("example.com/branched@" + PSEUDO))
            .alias("P1", "example.com/branched", "master", PSEUDO)
            .sumdb("P1", DATABASE);

    private static final String LIST = "/example.com/m/@v/list";
    private static final String LATEST = "/example.com/m/@latest";
    private static final String INFO = "/example.com/m/@v/v1.0.0.info";
    private static final String MOD = "/example.com/m/@v/v1.0.0.mod";
    private static final String ZIP = "/example.com/m/@v/v1.0.0.zip";

    private final Path directory;
    private final Rig rig;

    CachingProxyTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.rig = new Rig(directory, WORLD, Rig.SHORT);
    }

    @BeforeEach
    void nothingWasAskedYet() throws Exception {
        assertThat(rig.asked()).isEmpty();
    }

    @AfterEach
    void close() throws IOException {
        rig.close();
    }

    private String text(String path) throws Exception {
        HttpResponse<byte[]> answer = rig.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new String(answer.body(), UTF_8);
    }

    @Test
    void worksAsItsPackageSays(@TempDir Path other) throws Exception {
        URI upstream = URI.create(rig.origin().url());

        try (CachingProxy proxy = CachingProxy.start(Rig.ANY_PORT, upstream, other)) {
            assertThat("GOPROXY=" + proxy.url()).matches("GOPROXY=http://127\\.0\\.0\\.1:[0-9]+");
        }
    }

    @Test
    void tellsWhatItsUpstreamTells() throws Exception {
        assertThat(text(LIST)).isEqualTo("v1.0.0\nv1.1.0\n");
        assertThat(text(LATEST)).isEqualTo(NEWER.infoJson());
        assertThat(text(INFO)).isEqualTo(M.infoJson());
        assertThat(text(MOD)).isEqualTo(M.goMod());
        assertThat(rig.get(ZIP).body()).isEqualTo(M.zip());
        assertThat(text("/example.com/branched/@v/master.info")).contains(PSEUDO);
        assertThat(rig.get("/example.com/%21foo/!bar/@v/v1.0.0-!r!c1.zip").body())
                .isEqualTo(UPPER.zip());
    }

    @Test
    void saysWhatTypeItIs() throws Exception {
        for (Map.Entry<String, String> each : Map.of(
                        LIST, "text/plain; charset=utf-8",
                        LATEST, "application/json",
                        INFO, "application/json",
                        MOD, "text/plain; charset=utf-8",
                        ZIP, "application/zip")
                .entrySet()) {
            assertThat(rig.get(each.getKey()).headers().firstValue("Content-Type"))
                    .contains(each.getValue());
        }
    }

    @Test
    void asksOnceForWhatNeverChanges() throws Exception {
        for (int i = 0; i < 3; i++) {
            text(INFO);
            text(MOD);
            rig.get(ZIP);
            rig.restart();
        }

        assertThat(rig.asked()).containsExactly(INFO, MOD, ZIP);
    }

    @Test
    void asksEachTimeForWhatMayChange() throws Exception {
        for (int i = 0; i < 2; i++) {
            text(LIST);
            text(LATEST);
            text("/example.com/branched/@v/master.info");
        }

        assertThat(rig.asked())
                .containsExactly(
                        LIST,
                        LATEST,
                        "/example.com/branched/@v/master.info",
                        LIST,
                        LATEST,
                        "/example.com/branched/@v/master.info");
    }

    @Test
    void tellsWhatItKeptWhenTheUpstreamIsGone() throws Exception {
        List<String> paths = List.of(LIST, LATEST, INFO, MOD, "/example.com/branched/@v/master.info");
        List<String> before = new ArrayList<>();
        for (String path : paths) {
            before.add(text(path));
        }
        rig.get(ZIP);
        rig.origin().close();
        rig.restart();

        for (int i = 0; i < paths.size(); i++) {
            assertThat(text(paths.get(i))).isEqualTo(before.get(i));
        }
        assertThat(rig.get(ZIP).body()).isEqualTo(M.zip());
        assertThat(rig.get(ZIP).headers().firstValue("Warning")).isEmpty();
        assertThat(rig.get(LIST).headers().firstValue("Warning")).isPresent();
        assertThat(rig.get(LATEST).headers().firstValue("Warning")).isPresent();
    }

    @Test
    void makesAListAndALatestOfTheVersionsItKeepsWhenTheUpstreamIsGone() throws Exception {
        for (Module module : List.of(M, NEWER)) {
            text("/" + module.id().artefact("info"));
            text("/" + module.id().artefact("mod"));
        }
        rig.origin().close();

        assertThat(text(LIST)).isEqualTo("v1.0.0\nv1.1.0\n");
        assertThat(text(LATEST)).isEqualTo(NEWER.infoJson());
        assertThat(rig.get("/example.com/Foo/@v/list".replace("Foo", "!foo/!bar"))
                        .statusCode())
                .isEqualTo(502);
    }

    @Test
    void whatItDoesNotHaveIsAFailureAndNoAbsenceWhenTheUpstreamIsGone() throws Exception {
        rig.origin().close();

        for (String path : List.of(LIST, LATEST, INFO, MOD, ZIP, "/example.com/branched/@v/master.info")) {
            HttpResponse<byte[]> answer = rig.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(502);
            assertThat(new String(answer.body(), UTF_8)).isEqualTo("the upstream could not be reached\n");
        }
    }

    @Test
    void passesAnAbsenceOnAndForgetsIt() throws Exception {
        for (int status : new int[] {404, 410}) {
            rig.origin()
                    .serve(Trigger.first(1, Artefact.ANY), new ServerFault.Status(status, Map.of(), "none \u001bhere"));
            HttpResponse<byte[]> answer = rig.get(MOD);
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(new String(answer.body(), UTF_8)).isEqualTo("none here\n");
            rig.origin().heal();
        }
        assertThat(text(MOD)).isEqualTo(M.goMod());
        assertThat(rig.get("/example.com/m/@v/v9.9.9.zip").statusCode()).isEqualTo(404);
        assertThat(rig.get("/example.com/absent/@v/list").statusCode()).isEqualTo(404);
    }

    @Test
    void anAbsenceIsBelievedMoreThanWhatIsKeptOfAList() throws Exception {
        text(LIST);
        rig.origin().serve(Trigger.every(Artefact.LIST), new ServerFault.Status(410, Map.of(), "gone"));

        assertThat(rig.get(LIST).statusCode()).isEqualTo(410);
    }

    @Test
    void whatNoProxyHasIsAskedOfNobody() throws Exception {
        for (String path :
                List.of("/", "/x", "/example.com/M/@v/list", "/example.com/m/@v/v1.mod", "/.fetchproof/lock")) {
            assertThat(rig.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(rig.asked()).isEmpty();
    }

    @Test
    void refetchesADamagedFile() throws Exception {
        rig.get(ZIP);
        text(MOD);
        text(INFO);
        for (String path : List.of(ZIP, MOD, INFO)) {
            damage(directory.resolve(path.substring(1)));
        }

        assertThat(rig.get(ZIP).body()).isEqualTo(M.zip());
        assertThat(text(MOD)).isEqualTo(M.goMod());
        assertThat(text(INFO)).isEqualTo(M.infoJson());
        assertThat(directory.resolve(ZIP.substring(1))).hasBinaryContent(M.zip());
        assertThat(rig.asked()).containsExactly(ZIP, MOD, INFO, ZIP, MOD, INFO);
    }

    @Test
    void aDamagedFileIsNotToldWhenTheUpstreamIsGone() throws Exception {
        rig.get(ZIP);
        text(LIST);
        damage(directory.resolve(ZIP.substring(1)));
        damage(directory.resolve(LIST.substring(1)));
        rig.origin().close();

        assertThat(rig.get(ZIP).statusCode()).isEqualTo(502);
        assertThat(rig.get(LIST).statusCode()).isEqualTo(502);
    }

    /** Changes one bit, and leaves length and time as they are. */
    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        var time = Files.getLastModifiedTime(file);
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, time);
    }

    @Test
    void recordsTheHashes() throws Exception {
        text(MOD);
        rig.get(ZIP);

        assertThat(directory.resolve("example.com/m/@v/v1.0.0.ziphash"))
                .hasContent("h1:E3/CBfWTwa0CC55WWs2YnVSt4pJiLHmLiGLwjtdXny8=");
        assertThat(directory.resolve(".fetchproof/seals/example.com/m/@v/v1.0.0.mod"))
                .content()
                .contains("sum h1:1PQX3PQCTSLmC0Te0lhrf6lEdhjhPdh+cAdXyv/CpD0=\n");
    }

    @Test
    void passesAChecksumDatabaseOnAndKeepsWhatItSaid() throws Exception {
        String supported = "/sumdb/sum.lab.test/supported";
        String lookup = "/sumdb/sum.lab.test/lookup/example.com/m@v1.0.0";
        String tile = "/sumdb/sum.lab.test/tile/8/0/000.p/2";
        assertThat(text(supported)).isEmpty();
        String record = text(lookup);
        byte[] hashes = rig.get(tile).body();
        assertThat(record).contains("example.com/m v1.0.0 " + M.sum().value());
        assertThat(hashes).hasSize(64);
        rig.origin().close();

        assertThat(text(supported)).isEmpty();
        assertThat(text(lookup)).isEqualTo(record);
        assertThat(rig.get(tile).body()).isEqualTo(hashes);
        assertThat(rig.get("/sumdb/other.test/supported").statusCode()).isEqualTo(502);
    }

    @Test
    void aDatabaseThatTheUpstreamDoesNotHaveIsAbsent() throws Exception {
        assertThat(rig.get("/sumdb/other.test/supported").statusCode()).isEqualTo(404);
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        for (int i = 0; i < 2; i++) {
            HttpResponse<byte[]> answer = rig.ask("HEAD", ZIP);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(M.zip().length);
        }
        assertThat(rig.ask("HEAD", "/x").statusCode()).isEqualTo(404);
        assertThat(rig.ask("POST", ZIP).statusCode()).isEqualTo(405);
    }

    @Test
    void keepsTheBaseOfItsUpstream(@TempDir Path other) throws Exception {
        try (OriginServer server = OriginServer.start()) {
            var below = server.open("P1", Rig.ANY_PORT, "/a/b", WORLD, EventLog.none(() -> 0));
            for (String slash : List.of("", "/")) {
                try (CachingProxy proxy =
                        CachingProxy.start(Rig.ANY_PORT, URI.create(below.url() + slash), other.resolve("x" + slash))) {
                    assertThat(URI.create(proxy.url() + MOD)
                                    .toURL()
                                    .openStream()
                                    .readAllBytes())
                            .isEqualTo(M.goModBytes());
                }
            }
        }
    }

    @Test
    void saysInOneSentenceWhyItCannotStart(@TempDir Path other) throws Exception {
        URI upstream = URI.create(rig.origin().url());

        assertThatThrownBy(() -> CachingProxy.start(Rig.ANY_PORT, upstream, directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in use by another cache");
        assertThatThrownBy(() -> CachingProxy.start(Rig.ANY_PORT, URI.create("file:///tmp"), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be an http or https URL");
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(Rig.ANY_PORT);
            assertThatThrownBy(() ->
                            CachingProxy.start((InetSocketAddress) taken.getLocalSocketAddress(), upstream, other))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot listen at");
        }
        CachingProxy.start(Rig.ANY_PORT, upstream, other).close();
    }
}
