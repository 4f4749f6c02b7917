package io.github.fetchproof.fakes.link;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A {@code toxiproxy-server} that runs as a process of ours, on loopback. It ends when this is closed, and when this JVM
 * ends, be it by KILL: its shell holds the other end of a pipe. Threads may share it.
 */
public final class ToxiproxyProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Runs a program for as long as standard input stays open, and ends as it ended. */
    private static final String GUARD = """
            exec 3<&0 </dev/null
            "$@" 3<&- &
            server=$!
            { read -r nothing <&3; kill -KILL "$server"; } 2>/dev/null &
            guard=$!
            exec 3<&-
            wait "$server"
            status=$?
            kill "$guard" 2>/dev/null
            exit "$status"
            """;

    private final Process shell;
    private final InetSocketAddress api;

    private ToxiproxyProcess(Process shell, InetSocketAddress api) {
        this.shell = shell;
        this.api = api;
    }

    /**
     * Starts one and waits until it answers.
     *
     * @param program the executable file
     * @return a provider named {@code binary} and its version, which ends the process when it is closed
     * @throws ProviderUnavailableException when it does not answer as a Toxiproxy does
     */
    public static Provider provider(Path program) {
        ToxiproxyProcess process = start(program);
        try {
            String version = Greeting.await(process.api, PATIENCE, process::isAlive);
            return new Provider("binary " + version, process.api.getHostString(), process.api.getPort(), process);
        } catch (IOException e) {
            String why = process.isAlive() ? e.getMessage() : "it ended with " + process.shell.exitValue();
            process.close();
            throw new ProviderUnavailableException(program + " does not serve as a toxiproxy-server: " + why, e);
        }
    }

    /** Starts one on a free port, where it may not listen yet. */
    static ToxiproxyProcess start(Path program) {
        try {
            InetSocketAddress api = freeAddress();
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", GUARD, "guard");
            builder.command().add(program.toAbsolutePath().toString());
            builder.command().addAll(List.of("-host", api.getHostString(), "-port", String.valueOf(api.getPort())));
            builder.environment().put("LOG_LEVEL", "error");
            builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
            return new ToxiproxyProcess(builder.start(), api);
        } catch (IOException e) {
            throw new ProviderUnavailableException(program + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** A loopback address that is free now. */
    static InetSocketAddress freeAddress() throws IOException {
        InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        try (ServerSocket probe = new ServerSocket(0, 1, loopback)) {
            return new InetSocketAddress(loopback, probe.getLocalPort());
        }
    }

    /** Where its control API listens. */
    InetSocketAddress api() {
        return api;
    }

    boolean isAlive() {
        return shell.isAlive();
    }

    /** The shell, the server and who watches over it. */
    List<ProcessHandle> all() {
        return Stream.concat(Stream.of(shell.toHandle()), shell.descendants()).toList();
    }

    /** Ends it and waits for its end. Closing again does nothing. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // Nobody holds the other end any more, which is what closing it was for.
        }
        try {
            shell.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt(); // It is killed all the same.
        }
    }
}
