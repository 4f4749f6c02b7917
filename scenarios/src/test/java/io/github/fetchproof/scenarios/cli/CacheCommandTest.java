package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.origin.Origin;
import io.github.fetchproof.fakes.origin.OriginServer;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
class CacheCommandTest {
    private static final String MOD = "/example.com/m/@v/v1.0.0.mod";

    @Test
    void servesWhatItsUpstreamServesAlsoWhenThatIsGone(@TempDir Path directory) throws Exception {
        try (OriginServer server = OriginServer.start()) {
            Origin origin = server.open(
                    "P1",
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    World.empty().proxy("P1", Vectors.VECTOR_A),
                    EventLog.none(System::nanoTime));
            PipedReader reading = new PipedReader();
            PrintWriter out = new PrintWriter(new PipedWriter(reading), true);
            FutureTask<Integer> command = new FutureTask<>(() -> Main.run(
                    out,
                    new PrintWriter(new StringWriter()),
                    "cache",
                    "--upstream",
                    origin.url(),
                    "--dir",
                    directory.resolve("kept").toString(),
                    "--listen",
                    "127.0.0.1:0"));
            Thread thread = new Thread(command, "cache-command");
            thread.start();

            String line = new BufferedReader(reading).readLine();
            assertThat(line).matches("export GOPROXY='http://127\\.0\\.0\\.1:[0-9]+'");
            String proxy = line.replaceAll(".*='|'$", "");
            assertThat(get(proxy + MOD)).isEqualTo(Vectors.VECTOR_A.goMod());
            origin.close();
            assertThat(get(proxy + MOD)).isEqualTo(Vectors.VECTOR_A.goMod());
            thread.interrupt();

            assertThat(command.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.INTERRUPTED);
            assertThat(directory.resolve("kept" + MOD)).hasContent(Vectors.VECTOR_A.goMod());
        }
    }

    @Test
    void aPortThatIsTakenIsWrongUsage(@TempDir Path directory) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            isWrongUsage(
                    "cannot listen",
                    "--upstream",
                    "http://127.0.0.1:9",
                    "--dir",
                    directory.toString(),
                    "--listen",
                    "127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void aDirectoryThatCannotBeOneIsWrongUsage(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        isWrongUsage("cannot keep anything in", "--upstream", "http://127.0.0.1:9", "--dir", file.toString());
    }

    @Test
    void whatIsNoUrlNoAddressOrNoLimitIsWrongUsage(@TempDir Path directory) {
        String kept = directory.toString();

        isWrongUsage("http or https", "--upstream", "ftp://example.com", "--dir", kept);
        isWrongUsage("--upstream must be a URL", "--upstream", "http://a b", "--dir", kept);
        isWrongUsage("HOST:PORT", "--upstream", "http://127.0.0.1:9", "--dir", kept, "--listen", "3000");
        isWrongUsage("HOST:PORT", "--upstream", "http://127.0.0.1:9", "--dir", kept, "--listen", "127.0.0.1:70000");
        isWrongUsage("500ms", "--upstream", "http://127.0.0.1:9", "--dir", kept, "--limit", "header=soon");
        isWrongUsage("connect, header", "--upstream", "http://127.0.0.1:9", "--dir", kept, "--limit", "dns=1s");
        isWrongUsage("--dir", "--upstream", "http://127.0.0.1:9");
    }

    private static void isWrongUsage(String words, String... options) {
        String[] line = new String[options.length + 1];
        line[0] = "cache";
        System.arraycopy(options, 0, line, 1, options.length);

        Outcome outcome = Outcome.of(line);

        assertThat(outcome.err()).contains(words).hasLineCount(1);
        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
    }

    private static String get(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
