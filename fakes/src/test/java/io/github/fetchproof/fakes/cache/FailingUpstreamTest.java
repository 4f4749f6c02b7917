package io.github.fetchproof.fakes.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.fault.ZipVariant;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong at the upstream is a failure to whoever asks, never an absence, and never kept. */
@Timeout(180)
class FailingUpstreamTest {
    private static final Module M = Vectors.VECTOR_A;
    private static final String LIST = "/example.com/m/@v/list";
    private static final String ZIP = "/example.com/m/@v/v1.0.0.zip";
    private static final String LOGIN = "<html><title>Log in</title></html>";

    private final Path directory;
    private final Rig rig;

    FailingUpstreamTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.rig = new Rig(directory, World.empty().proxy("P1", M), Rig.SHORT);
    }

    @AfterEach
    void close() throws IOException {
        rig.close();
    }

    static Stream<Arguments> failures() {
        return Stream.concat(
                Stream.of(400, 401, 403, 429, 500, 502, 503, 504, 204, 206, 304)
                        .map(code -> failure(502, new ServerFault.Status(code, Map.of(), "no"))),
                Stream.of(
                        failure(504, new ServerFault.Silence()),
                        failure(504, new ServerFault.StallBody(0)),
                        failure(504, new ServerFault.StallBody(20)),
                        failure(502, new ServerFault.CutBody(0, false)),
                        failure(502, new ServerFault.CutBody(20, false)),
                        failure(502, new ServerFault.CutBody(20, true)),
                        failure(502, new ServerFault.HangUp(false)),
                        failure(502, new ServerFault.HangUp(true)),
                        failure(502, new ServerFault.Garbage("SSH-2.0-OpenSSH\r\n")),
                        failure(502, new ServerFault.TwoLengths()),
                        failure(502, new ServerFault.Chunked(10)),
                        failure(502, new ServerFault.Redirect(302, "")),
                        failure(502, new ServerFault.Redirect(302, "{path}")),
                        failure(502, new ServerFault.Redirect(302, "file:///etc/passwd")),
                        failure(502, new ServerFault.Headers(Map.of("Content-Encoding", "br"))),
                        failure(502, new ServerFault.Flood(600 << 20, true))));
    }

    private static Arguments failure(int status, ServerFault fault) {
        return Arguments.of(fault.describe(), fault, status);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aFailureIsNoAbsenceAndIsForgotten(String name, ServerFault fault, int expected) throws Exception {
        for (String extension : List.of("info", "mod", "zip")) {
            String path = "/" + M.id().artefact(extension);
            rig.origin().serve(Trigger.every(Artefact.ANY), fault);

            HttpResponse<byte[]> answer = rig.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(expected);
            assertThat(new String(answer.body(), UTF_8))
                    .contains("the upstream")
                    .hasLineCount(1);
            assertThat(directory.resolve(path.substring(1))).doesNotExist();

            rig.origin().heal();
            assertThat(rig.get(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(rig.get(ZIP).body()).isEqualTo(M.zip());
        nothingIsLeftUnfinished();
    }

    @Test
    void aListThatIsKeptSurvivesAnyFailure() throws Exception {
        rig.get(LIST);
        for (ServerFault fault : List.of(
                new ServerFault.Status(500, Map.of(), "no"),
                new ServerFault.Silence(),
                new ServerFault.CutBody(3, false),
                new ServerFault.Content(LOGIN))) {
            rig.origin().serve(Trigger.every(Artefact.ANY), fault);
            assertThat(new String(rig.get(LIST).body(), UTF_8)).isEqualTo("v1.0.0\n");
            rig.origin().heal();
        }
        nothingIsLeftUnfinished();
    }

    @Test
    void whatIsSomethingElseIsRefused() throws Exception {
        rig.origin().serve(Trigger.every(Artefact.ANY), new ServerFault.Content(LOGIN));
        for (String path :
                List.of("@v/list", "@latest", "@v/master.info", "@v/v1.0.0.info", "@v/v1.0.0.mod", "@v/v1.0.0.zip")) {
            HttpResponse<byte[]> answer = rig.get("/example.com/m/" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(502);
            assertThat(new String(answer.body(), UTF_8))
                    .contains("sent something else")
                    .hasLineCount(1);
        }
        rig.origin().heal();
        for (String info : List.of(
                "{\"Version\":\"v1.0.1\"}",
                "{\"Version\":\"v1\"}",
                "{\"Version\":\"v1.0.0\",\"Time\":\"yesterday\"}",
                "{\"Version\":\"v1.0.0\"} {}",
                "[]",
                "")) {
            rig.origin().serve(Trigger.every(Artefact.INFO), new ServerFault.Content(info));
            assertThat(rig.get("/example.com/m/@v/v1.0.0.info").statusCode())
                    .as(info)
                    .isEqualTo(502);
            rig.origin().heal();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aZipThatNobodyMayExtractIsNotKept(ZipVariant variant) throws Exception {
        boolean sound = List.of(
                        ZipVariant.JUNK_BEFORE,
                        ZipVariant.JUNK_AFTER,
                        ZipVariant.DIFFERENT_GO_MOD,
                        ZipVariant.STORED_REVERSED,
                        ZipVariant.SYMLINK,
                        ZipVariant.DIRECTORY_ENTRY)
                .contains(variant);
        rig.origin().serve(Trigger.every(Artefact.ZIP), new ServerFault.Zip(variant));

        HttpResponse<byte[]> answer = rig.get(ZIP);

        if (sound) {
            assertThat(answer.body()).isEqualTo(M.zip(variant));
        } else {
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(directory.resolve(ZIP.substring(1))).doesNotExist();
        }
    }

    @Test
    void aDripIsWaitedForAsLongAsItDrips() throws Exception {
        rig.origin().serve(Trigger.every(Artefact.ANY), new ServerFault.Drip(100, Duration.ofMillis(50)));

        assertThat(rig.get(ZIP).body()).isEqualTo(M.zip());
    }

    @Test
    void aDripIsNotWaitedForWithoutEnd(@TempDir Path other) throws Exception {
        Limits limits = new Limits(
                Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(1));
        try (Rig hasty = new Rig(other, World.empty().proxy("P1", M), limits)) {
            hasty.origin().serve(Trigger.every(Artefact.ANY), new ServerFault.Drip(1, Duration.ofMillis(100)));

            HttpResponse<byte[]> answer = hasty.get(ZIP);

            assertThat(answer.statusCode()).isEqualTo(504);
            assertThat(new String(answer.body(), UTF_8)).contains("took longer than 1.0 s");
        }
    }

    @Test
    void answersInAnyDressAreTaken() throws Exception {
        for (ServerFault dress : List.of(
                new ServerFault.Unframed(ServerFault.WHOLE),
                new ServerFault.Chunked(ServerFault.WHOLE),
                new ServerFault.Headers(Map.of("Content-Type", "image/png")))) {
            rig.origin().serve(Trigger.every(Artefact.ANY), dress);
            Files.deleteIfExists(directory.resolve(ZIP.substring(1)));
            assertThat(rig.get(ZIP).body()).as(dress.describe()).isEqualTo(M.zip());
            rig.origin().heal();
        }
    }

    @Test
    void anEndlessAnswerIsCutOff() throws Exception {
        for (String path : List.of("@v/v1.0.0.info", "@v/v1.0.0.mod", "@v/list", "@latest")) {
            rig.origin().serve(Trigger.every(Artefact.ANY), new ServerFault.Flood(64 << 20, false));
            HttpResponse<byte[]> answer = rig.get("/example.com/m/" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(502);
            assertThat(new String(answer.body(), UTF_8)).contains("is larger than");
            rig.origin().heal();
        }
        nothingIsLeftUnfinished();
    }

    @Test
    void aDirectoryThatCannotBeWrittenToIsAFailureOfTheCache() throws Exception {
        Files.writeString(directory.resolve("example.com"), "in the way");

        HttpResponse<byte[]> answer = rig.get(ZIP);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(new String(answer.body(), UTF_8)).contains("could not keep").hasLineCount(1);
        nothingIsLeftUnfinished();
    }

    private void nothingIsLeftUnfinished() throws IOException {
        try (Stream<Path> left = Files.list(directory.resolve(".fetchproof/incoming"))) {
            assertThat(left).isEmpty();
        }
    }
}
