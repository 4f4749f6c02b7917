package io.github.fetchproof.scenarios.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import io.github.fetchproof.fakes.toxiproxy.EmbeddedToxiproxy;
import io.github.fetchproof.harness.door.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whoever makes the faults: the run says who it was, what he delivers, and leaves nothing of him. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class ProvidersIT {
    private static final String PROXY =
            "{\"name\": \"p\", \"listen\": \"127.0.0.1:1\", \"upstream\": \"127.0.0.1:1\", \"enabled\": true, \"toxics\": []}";

    private final Path home;

    ProvidersIT(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void theEmbeddedOneDeliversEveryFaultInTheSandbox() throws Exception {
        KitRun.needsSandbox(home);

        deliversAll("embedded", "calibrate", "--format", "json");
    }

    @Test
    void theOriginalDeliversEveryFaultInTheSandbox() throws Exception {
        KitRun.needsSandbox(home);

        deliversAll("binary ", "calibrate", "--toxiproxy", "binary:" + original(), "--format", "json");
    }

    @Test
    void soItDoesWithoutTheSandbox() throws Exception {
        deliversAll(
                "binary ", "calibrate", "--toxiproxy", "binary:" + original(), "--sandbox", "off", "--format", "json");
    }

    @Test
    void aServerThatRunsAlreadyIsNamedByItsUrlAndKeepsNoProxy() throws Exception {
        try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(1))) {
            String url = "http://127.0.0.1:" + server.port();

            deliversAll(url + " 2.12.0", "calibrate", "--toxiproxy", url, "--format", "json");
            assertThat(new ToxiproxyClient("127.0.0.1", server.port()).getProxies())
                    .isEmpty();
        }
    }

    private void deliversAll(String provider, String... arguments) throws IOException, InterruptedException {
        try (KitRun run = KitRun.start(home.resolve("run"), List.of(arguments))) {
            int exit = run.end();
            assertThat(exit).as(String.join("\n", run.said())).isZero();

            JsonNode faults = JsonMapper.builder().build().readTree(run.output());
            assertThat(faults.findValuesAsText("fault"))
                    .containsExactly("refused", "reset", "latency", "stall", "truncate");
            assertThat(faults.findValuesAsText("deliverable")).containsOnly("true");
            assertThat(faults.findValuesAsText("provider")).allMatch(each -> each.startsWith(provider));
            run.leavesNothing();
        }
    }

    @Test
    void whatNobodyCanDeliverEndsWithTwoAndBlamesNoFetcher() throws Exception {
        HttpServer pretender = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pretender.createContext("/", exchange -> answer(exchange, PROXY));
        pretender.createContext("/version", exchange -> answer(exchange, "{\"version\": \"2.0\"}"));
        pretender.start();
        String url = "http://127.0.0.1:" + pretender.getAddress().getPort();
        try (KitRun run = KitRun.start(home.resolve("run"), List.of("calibrate", "--toxiproxy", url))) {
            int exit = run.end();

            assertThat(exit).as(String.join("\n", run.said())).isEqualTo(2);
            assertThat(run.output())
                    .startsWith("Toxiproxy: " + url + " 2.0\n")
                    .containsPattern("\nrefused +no +not tried +a whole road gave no answer: connection refused\n");
            run.leavesNothing();
        }
        try (KitRun run = KitRun.certify(home.resolve("certify"), "--toxiproxy", url)) {
            int exit = run.end();

            assertThat(exit).as(String.join("\n", run.said())).isEqualTo(4);
            assertThat(run.said())
                    .anyMatch(line -> line.startsWith(
                            "fetchproof certify: no road through Toxiproxy (" + url + " 2.0) leads back here: "));
            run.leavesNothing();
        } finally {
            pretender.stop(0);
        }
    }

    /** An answer of one who takes every order, and opens no road. */
    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(201, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void theOriginalIsNamedInTheReportAndGivesTheSameVerdicts() throws Exception {
        KitRun.needsSandbox(home);

        try (KitRun run = KitRun.certify(
                home.resolve("run"), "--toxiproxy", "binary:" + original(), "--only", "list/pipe-goes-on-after-re*")) {
            int exit = run.end();

            assertThat(exit).as(String.join("\n", run.said())).isZero();
            assertThat(run.said()).anyMatch(line -> line.matches("toxiproxy binary [!-~]+"));
            assertThat(run.output()).containsPattern("\ntoxiproxy  binary [!-~]+\n");
            assertThat(run.results().scenarios())
                    .allMatch(each -> each.required("replay").textValue().contains("--toxiproxy binary:"));
            assertThat(run.results().verdicts()).isNotEmpty();
            assertThat(run.results().verdicts().values()).containsOnly("PASSED");
            run.leavesNothing();
        }
    }

    /** Skips the test, saying why, where there is no original. */
    private static Path original() {
        String named = Optional.ofNullable(
                        System.getProperty("FETCHPROOF_TOXIPROXY", System.getenv("FETCHPROOF_TOXIPROXY")))
                .orElse("toxiproxy-server");
        Optional<Path> found = Programs.find(named, System.getenv().getOrDefault("PATH", ""));
        assumeTrue(
                found.isPresent(), "no original Toxiproxy here: FETCHPROOF_TOXIPROXY names none, nor is one in PATH");
        return found.orElseThrow().toAbsolutePath();
    }
}
