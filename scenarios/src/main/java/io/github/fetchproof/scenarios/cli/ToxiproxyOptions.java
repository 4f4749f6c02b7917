package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.link.Provider;
import io.github.fetchproof.fakes.link.ProviderUnavailableException;
import io.github.fetchproof.fakes.link.ToxiproxyContainer;
import io.github.fetchproof.fakes.link.ToxiproxyProcess;
import io.github.fetchproof.harness.door.Programs;
import io.github.fetchproof.harness.runner.Ground;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Who makes the faults on the network. */
final class ToxiproxyOptions {
    private static final String EMBEDDED = "embedded";
    private static final String BINARY = "binary";
    private static final String CONTAINER = "container";
    private static final String URL = "http://";

    /** What the program is called in packages and among the downloads. */
    private static final List<String> PROGRAMS = List.of("toxiproxy-server", "toxiproxy");

    @Option(
            names = "--toxiproxy",
            paramLabel = "PROVIDER",
            description = {
                "Who makes faults on the network: embedded (default);",
                "binary[:PATH], a toxiproxy-server, from PATH if not named;",
                "http://HOST:PORT, one that runs; container, one that Docker runs (both without a sandbox)."
            })
    private String provider = EMBEDDED;

    /** @throws WrongUsage when there can be no such provider */
    void check() {
        if (isBinary()) {
            program();
        } else if (isElsewhere() && !isContainer()) {
            url();
        } else if (!isContainer() && !provider.equals(EMBEDDED)) {
            throw new WrongUsage(
                    "--toxiproxy must be embedded, binary[:PATH], container or http://HOST:PORT: " + provider);
        }
    }

    /**
     * Whether a sandbox is raised: none leads to a provider that runs elsewhere.
     *
     * @throws WrongUsage when one is demanded
     */
    SandboxOption sandbox(SandboxOption wanted) {
        if (!isElsewhere()) {
            return wanted;
        }
        if (wanted == SandboxOption.ON) {
            throw new WrongUsage(
                    "--sandbox on and --toxiproxy " + provider + " exclude each other: no sandbox leads there");
        }
        return SandboxOption.OFF;
    }

    /**
     * Starts it or looks whether it is there; one that is not ours is told.
     *
     * @param seed for the chance of the embedded one
     * @throws WrongUsage when it cannot be had
     */
    Provider raise(long seed, PrintWriter err) {
        try {
            Provider raised = raise(seed);
            if (!provider.equals(EMBEDDED)) {
                err.println("toxiproxy " + raised.name()
                        + (isElsewhere() ? ", so without a sandbox: scenarios that need one are unsupported" : ""));
            }
            return raised;
        } catch (ProviderUnavailableException unavailable) {
            throw new WrongUsage("--toxiproxy " + provider + ": " + unavailable.getMessage());
        }
    }

    private Provider raise(long seed) {
        if (isBinary()) {
            return ToxiproxyProcess.provider(program());
        }
        if (isContainer()) {
            return ToxiproxyContainer.provider();
        }
        return isElsewhere() ? Provider.at(url().getHost(), url().getPort()) : Ground.embedded(seed);
    }

    /** The same option as one would type it again; empty or ending in a blank. */
    String asArguments() {
        return provider.equals(EMBEDDED) ? "" : "--toxiproxy " + SubjectOptions.quoted(provider) + " ";
    }

    private boolean isBinary() {
        return provider.equals(BINARY) || provider.startsWith(BINARY + ":");
    }

    private boolean isContainer() {
        return provider.equals(CONTAINER);
    }

    private boolean isElsewhere() {
        return isContainer() || provider.startsWith(URL);
    }

    private Path program() {
        String path = System.getenv().getOrDefault("PATH", "");
        if (provider.equals(BINARY)) {
            return PROGRAMS.stream()
                    .flatMap(name -> Programs.find(name, path).stream())
                    .findFirst()
                    .orElseThrow(() -> new WrongUsage("--toxiproxy binary: neither " + String.join(" nor ", PROGRAMS)
                            + " is in PATH (" + path + ")"));
        }
        String named = provider.substring(BINARY.length() + 1);
        return Programs.find(Path.of(named).toAbsolutePath().toString(), path)
                .orElseThrow(() -> new WrongUsage("--toxiproxy binary: not an executable file: " + named));
    }

    private URI url() {
        try {
            URI url = new URI(provider);
            // Nothing but a host and a port, which also a URL with a path or a user has.
            if (url.getHost() != null
                    && url.getPort() > 0
                    && url.getPort() < 65_536
                    && provider.replaceFirst("/$", "").equals(URL + url.getHost() + ":" + url.getPort())) {
                return url;
            }
        } catch (URISyntaxException none) {
            // Told below.
        }
        throw new WrongUsage("--toxiproxy must be a URL like http://127.0.0.1:8474: " + provider);
    }
}
