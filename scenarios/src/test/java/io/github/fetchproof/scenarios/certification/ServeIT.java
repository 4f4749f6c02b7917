package io.github.fetchproof.scenarios.certification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fetchproof.harness.door.Programs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The world that {@code serve} holds, the real go command in it, and somebody who breaks and heals it meanwhile. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class ServeIT {
    private static final String M = "example.com/m@v1.0.0";
    private static final String SUM = "h1:E3/CBfWTwa0CC55WWs2YnVSt4pJiLHmLiGLwjtdXny8=";
    private static final long MOST_SECONDS = 120;

    /** Of 200 bytes or more; a pipe holds 64 KiB, and whoever reads it by lines 8 KiB more. */
    private static final int MORE_LINES_THAN_A_PIPE_HOLDS = 500;

    private final Path home;

    ServeIT(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void theGoCommandFailsWhileAProxyIsBrokenAndSucceedsOnceItIsHealed() throws Exception {
        needs("go");
        try (ServeRun serve = new ServeRun(home)) {
            serve.type("break P1 refuse");
            serve.says("connections refused");

            Said refused = download(serve, M);

            assertThat(refused.exit()).as(refused.out()).isNotZero();
            assertThat(refused.out()).contains("connection refused");

            serve.type("heal P1");
            serve.says(" whole");
            Said healed = download(serve, M);

            assertThat(healed.exit()).as(healed.out()).isZero();
            assertThat(healed.out()).contains(SUM);
            assertThat(serve.prints("P1 GET"))
                    .matches("# [0-9:.]{12} P1 GET /example.com/m/@v/v1.0.0.info 200 [0-9]+ bytes");
            assertThat(serve.prints("S1 GET /lookup/")).contains(" 200 ");
            assertThat(serve.prints("P1 GET /example.com/m/@v/v1.0.0.zip")).contains(" 200 ");

            serve.type("quit");
            assertThat(serve.end()).isZero();
            leftNothing();
        }
    }

    @Test
    void anAbsenceIsNoOutageToTheGoCommandAndALieOfAProxyIsFoundOut() throws Exception {
        needs("go");
        try (ServeRun serve = new ServeRun(home)) {
            serve.type("break P1 status 404");
            serve.says("status 404");
            Said elsewhere = download(serve, M);
            assertThat(elsewhere.exit()).as(elsewhere.out()).isZero();
            assertThat(serve.prints("P1 GET")).contains(" 404 ").contains("(status 404)");
            assertThat(serve.prints("P2 GET")).contains(" 200 ");

            forget(serve);
            serve.type("break P1 forged-zip");
            serve.says("another zip");
            Said forged = download(serve, M);
            assertThat(forged.exit()).as(forged.out()).isNotZero();
            assertThat(forged.out()).contains("checksum mismatch");
        }
    }

    @Test
    void gitHostsServeTheGoCommandOverHttpsAndSsh() throws Exception {
        needs("go");
        needs("git");
        try (ServeRun serve = new ServeRun(home)) {
            Said https = download(serve, "git.example.com/r.git@v1.0.0");
            assertThat(https.exit()).as(https.out()).isZero();
            assertThat(serve.prints("H1 POST /r/git-upload-pack")).contains(" 200 ");

            serve.type("break H1 status 503");
            serve.says("status 503");
            forget(serve);
            assertThat(download(serve, "git.example.com/r.git@v1.0.0").exit()).isNotZero();

            needs("ssh");
            Said ssh = download(serve, "ssh.example.com/r.git@v1.0.0");
            assertThat(ssh.exit()).as(ssh.out()).isZero();
            assertThat(serve.prints("H2 git-upload-pack r")).endsWith(" bytes");
            serve.type("break H2 status 503");
            serve.says("does not speak HTTP");
        }
    }

    @Test
    void aWrongCommandAndTheEndOfItsInputEndNothing() throws Exception {
        try (ServeRun serve = new ServeRun(home)) {
            serve.type("brake P1 refuse");
            assertThat(serve.says("brake")).contains("a command must be");
            serve.type("break P9 refuse");
            assertThat(serve.says("P9")).contains("P1, P2, S1, H1, H2");
            serve.typeNoMore();

            String proxy = serve.variables().getOrDefault("GOPROXY", "").split(",", 2)[0];
            assertThat(get(proxy + "/example.com/m/@v/list?password=secret")).contains("v1.0.0");
            assertThat(serve.prints("/@v/list")).contains("/@v/list?... 200 ").doesNotContain("secret");

            serve.terminate();
            assertThat(serve.end()).isIn(130, 143);
            leftNothing();
        }
    }

    @Test
    void anotherClientOfToxiproxyMayBreakItToo() throws Exception {
        try (ServeRun serve = new ServeRun(home, "--listen", "127.0.0.1:0")) {
            assertThat(serve.says("P1 ")).startsWith("P1 http://127.0.0.1:");
            String api = serve.says("Toxiproxy's API is at ").replaceFirst(".* ", "");

            HttpRequest toxic = HttpRequest.newBuilder(URI.create(api + "/proxies/P1/toxics"))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"type\": \"reset_peer\"}"))
                    .build();
            HttpClient.newHttpClient().send(toxic, HttpResponse.BodyHandlers.ofString());
            String proxy = serve.variables().getOrDefault("GOPROXY", "").split(",", 2)[0];

            serve.prints("P1 reset_peer on");
            assertThatThrownBy(() -> get(proxy + "/example.com/m/@v/list")).isInstanceOf(IOException.class);
            serve.prints("P1 reset_peer acted");
        }
    }

    @Test
    void quitEndsItThoughNobodyReadsOn() throws Exception {
        try (ServeRun serve = new ServeRun(home)) {
            String proxy = serve.variables().getOrDefault("GOPROXY", "").split(",", 2)[0];
            serve.readNoMore();
            for (int lines = 0; lines < MORE_LINES_THAN_A_PIPE_HOLDS; lines++) {
                get(proxy + "/example.com/m/@v/" + "x".repeat(180));
            }

            serve.type("quit");

            assertThat(serve.end()).isZero();
            leftNothing();
        }
    }

    private record Said(int exit, String out) {}

    private Said download(ServeRun serve, String module) throws IOException, InterruptedException {
        return go(serve, "mod", "download", "-json", module);
    }

    /** The go command forgets what it has, or it would ask for nothing. */
    private void forget(ServeRun serve) throws IOException, InterruptedException {
        assertThat(go(serve, "clean", "-modcache").exit()).isZero();
    }

    private Said go(ServeRun serve, String... arguments) throws IOException, InterruptedException {
        Path work = Files.createDirectories(home.resolve("work"));
        Files.writeString(work.resolve("go.mod"), "module work\n\ngo 1.17\n");
        Path out = Files.createTempFile(home, "said", "");
        List<String> command = new ArrayList<>(List.of("go"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        Map<String, String> environment = builder.environment();
        environment.putAll(serve.variables());
        environment.put("GOCACHE", home.resolve("build").toString());
        environment.put("GOTELEMETRY", "off");
        Process go = builder.start();
        go.getOutputStream().close();
        assertThat(go.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("go ends").isTrue();
        return new Said(go.exitValue(), Files.readString(out, UTF_8));
    }

    private static void needs(String program) {
        assumeTrue(
                Programs.commandExists(program, System.getenv().getOrDefault("PATH", "")),
                program + " is not installed");
    }

    private void leftNothing() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("tmp"))) {
            assertThat(files).as("temporary files left").isEmpty();
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
