package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.cache.CachingProxy;
import io.github.fetchproof.fakes.cache.Limits;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The caching proxy as a program; runs until it is ended. */
@Command(
        name = "cache",
        description = {
            "Runs a module proxy that keeps what another serves, until it is ended. Prints the GOPROXY to paste into a shell.",
            "What is kept is served while the other is down. A damaged file is never served: it is fetched anew."
        },
        mixinStandardHelpOptions = true,
        versionProvider = KitVersion.class,
        footer = {"", "Example: fetchproof cache --upstream https://proxy.golang.org --dir /var/cache/go"})
final class CacheCommand implements Callable<Integer> {
    @Option(names = "--upstream", required = true, paramLabel = "URL", description = "The proxy behind, http or https.")
    private String upstream = "";

    @Option(
            names = "--dir",
            required = true,
            paramLabel = "DIR",
            description =
                    "Where to keep what it serves, laid out like cache/download of Go's module cache; made if need be.")
    private Path directory = Path.of("");

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where to listen; 127.0.0.1:3000 by default, port 0 for a free one.")
    private String listen = "127.0.0.1:3000";

    @Option(
            names = "--limit",
            paramLabel = "NAME=TIME",
            description =
                    "What the upstream may take: connect=10s, header=20s, stall=20s (between two pieces of a body),"
                            + " overall=15m (for a whole body) by default. May be repeated.")
    private Map<String, String> limits = new LinkedHashMap<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Interruption interruption = Interruption.ofThisThread();
                CachingProxy proxy = start()) {
            PrintWriter out = spec.commandLine().getOut();
            out.print("export GOPROXY='" + proxy.url() + "'\n");
            out.flush();
            PrintWriter err = spec.commandLine().getErr();
            err.println("Keeps what " + upstream + " serves in " + directory);
            err.println("Ctrl-C ends it.");
            err.flush();
            new CountDownLatch(1).await();
            return ExitCode.GOOD;
        }
    }

    private CachingProxy start() {
        try {
            return CachingProxy.start(ListenOption.address(listen), new URI(upstream), directory, limits());
        } catch (URISyntaxException noUrl) {
            throw new WrongUsage("--upstream must be a URL: " + upstream);
        } catch (IllegalArgumentException wrong) {
            throw WrongUsage.because(wrong);
        } catch (IOException unusable) {
            throw new WrongUsage(String.valueOf(unusable.getMessage()));
        }
    }

    private Limits limits() {
        Limits chosen = Limits.DEFAULT;
        for (Map.Entry<String, String> each : limits.entrySet()) {
            Duration time = LimitOption.time(each.getKey(), each.getValue());
            chosen = switch (each.getKey()) {
                case "connect" -> new Limits(time, chosen.header(), chosen.stall(), chosen.overall());
                case "header" -> new Limits(chosen.connect(), time, chosen.stall(), chosen.overall());
                case "stall" -> new Limits(chosen.connect(), chosen.header(), time, chosen.overall());
                case "overall" -> new Limits(chosen.connect(), chosen.header(), chosen.stall(), time);
                default ->
                    throw new WrongUsage("--limit must name connect, header, stall or overall: " + each.getKey());
            };
        }
        return chosen;
    }
}
