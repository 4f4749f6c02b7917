package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ToxiproxyCommandTest {

    @Test
    void servesTheControlApiWithTheProxiesOfItsConfiguration(@TempDir Path directory) throws Exception {
        Path config = Files.writeString(
                directory.resolve("proxies.json"),
                "[{\"name\": \"first\", \"listen\": \"127.0.0.1:0\", \"upstream\": \"127.0.0.1:9\"}]");
        PipedReader reading = new PipedReader();
        PrintWriter out = new PrintWriter(new PipedWriter(reading), true);
        FutureTask<Integer> command = new FutureTask<>(() -> Main.run(
                out,
                new PrintWriter(new StringWriter()),
                "toxiproxy",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--seed",
                "7",
                "--config",
                config.toString()));
        Thread thread = new Thread(command, "toxiproxy-command");
        thread.start();

        BufferedReader lines = new BufferedReader(reading);
        assertThat(lines.readLine()).isEqualTo("seed 7");
        String port = lines.readLine().replaceAll(".*:", "");
        String proxies = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/proxies"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        thread.interrupt();

        assertThat(proxies).contains("\"first\"");
        assertThat(command.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.INTERRUPTED);
    }

    @Test
    void aPortThatIsTakenIsWrongUsage() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Outcome outcome =
                    Outcome.of("toxiproxy", "--host", "127.0.0.1", "--port", String.valueOf(taken.getLocalPort()));

            assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(outcome.err()).contains("cannot listen").hasLineCount(1);
        }
    }

    @Test
    void aConfigurationThatIsNotThereIsWrongUsage() {
        Outcome outcome = Outcome.of("toxiproxy", "--port", "0", "--config", "/nowhere/proxies.json");

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.err()).contains("/nowhere/proxies.json").hasLineCount(1);
    }
}
