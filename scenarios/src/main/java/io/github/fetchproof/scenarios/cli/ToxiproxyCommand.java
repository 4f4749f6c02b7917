package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.toxiproxy.EmbeddedToxiproxy;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The embedded Toxiproxy server as a program; runs until it is ended. */
@Command(
        name = "toxiproxy",
        description = "Runs the embedded Toxiproxy server until it is ended, for any client of Toxiproxy's HTTP API.",
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        footer = {"", "Example: fetchproof toxiproxy --port 8474 --seed 42 --config proxies.json"})
final class ToxiproxyCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Option(names = "--host", paramLabel = "HOST", description = "Where the control API listens; localhost by default.")
    private String host = "localhost";

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The control API's port; 8474 by default, 0 for a free one.")
    private int port = 8474;

    @Option(names = "--seed", paramLabel = "N", description = "Repeats every draw of chance; drawn by default.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Proxies to begin with: a JSON array as for POST /populate.")
    private Optional<Path> config = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Optional<String> proxies = config.map(ToxiproxyCommand::read);
        OptionalLong chosen = seed.map(OptionalLong::of).orElseGet(OptionalLong::empty);
        PrintWriter out = spec.commandLine().getOut();
        try (EmbeddedToxiproxy server = start(chosen)) {
            if (proxies.isPresent()) {
                populate(server, proxies.get());
            }
            out.println("seed " + server.seed());
            out.println("toxiproxy listens on " + host + ":" + server.port());
            out.flush();
            new CountDownLatch(1).await();
            return ExitCode.GOOD;
        }
    }

    private EmbeddedToxiproxy start(OptionalLong chosen) {
        try {
            return EmbeddedToxiproxy.start(host, port, chosen);
        } catch (IOException refused) {
            throw new WrongUsage(String.valueOf(refused.getMessage()));
        } catch (IllegalArgumentException wrong) {
            throw WrongUsage.because(wrong);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new WrongUsage("--config cannot be read: " + file);
        }
    }

    private void populate(EmbeddedToxiproxy server, String proxies) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + authority(server.port()) + "/populate"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(proxies))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new WrongUsage("--config was refused: " + answer.body());
            }
        } catch (IOException unreachable) {
            throw new IllegalStateException("the server does not answer at " + authority(server.port()), unreachable);
        }
    }

    /** Brackets for a numeric IPv6 address, see https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2. */
    private String authority(int bound) {
        return (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + bound;
    }
}
