package io.github.fetchproof.benchmarks.relay;

import io.github.fetchproof.fakes.toxiproxy.EmbeddedToxiproxy;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * The embedded Toxiproxy as a program: it prints its control port and runs until the end of its standard input. A line there
 * asks for a garbage collection, and is answered with one.
 */
public final class EmbeddedServer {
    private EmbeddedServer() {}

    /**
     * Runs it.
     *
     * @param args none
     * @throws IOException when it cannot listen
     */
    public static void main(String[] args) throws IOException {
        try (EmbeddedToxiproxy server = EmbeddedToxiproxy.start(Loopback.host(), 0, OptionalLong.of(1))) {
            System.out.println(server.port());
            Child.serve(command -> {
                System.gc();
                return "done";
            });
        }
    }
}
