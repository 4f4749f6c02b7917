package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.link.Provider;
import io.github.fetchproof.fakes.origin.NameServer;
import io.github.fetchproof.fakes.origin.OriginServer;
import io.github.fetchproof.fakes.toxiproxy.EmbeddedToxiproxy;
import io.github.fetchproof.harness.witness.Tap;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a run raises once and its scenarios share: a Toxiproxy, a server for the origins, a name server, the tap. Threads share
 * it.
 */
final class Ground implements AutoCloseable {

    /** Where the sandbox's resolv.conf points. */
    private static final InetSocketAddress RESOLVER = new InetSocketAddress("127.0.0.53", 53);

    private final RunClock clock = new RunClock();
    private final boolean sandboxed;
    private final Deque<AutoCloseable> raised = new ArrayDeque<>();
    private final Provider provider;
    private final OriginServer origins;
    private final @Nullable NameServer names;
    private final @Nullable Tap tap;

    private Ground(boolean sandboxed, long seed) throws IOException {
        this.sandboxed = sandboxed;
        try {
            EmbeddedToxiproxy toxiproxy =
                    keep(EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(seed)));
            provider = keep(new Provider("embedded", "127.0.0.1", toxiproxy.port()));
            origins = keep(OriginServer.start());
            names = sandboxed ? keep(NameServer.start(RESOLVER, clock.log())) : null;
            tap = sandboxed ? keep(Tap.open(clock.log())) : null;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Raises it.
     *
     * @param sandboxed whether this process is in a private network of its own
     * @param seed for the faults' chance
     */
    static Ground raise(boolean sandboxed, long seed) {
        try {
            return new Ground(sandboxed, seed);
        } catch (IOException e) {
            throw new WorldException("the servers of this run cannot be started: " + e.getMessage(), e);
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        raised.push(part);
        return part;
    }

    RunClock clock() {
        return clock;
    }

    boolean sandboxed() {
        return sandboxed;
    }

    Provider provider() {
        return provider;
    }

    OriginServer origins() {
        return origins;
    }

    /** Only in the sandbox: elsewhere subjects ask the machine's own resolver. */
    Optional<NameServer> names() {
        return Optional.ofNullable(names);
    }

    /** Only in the sandbox. */
    Optional<Tap> tap() {
        return Optional.ofNullable(tap);
    }

    @Override
    public void close() {
        while (!raised.isEmpty()) {
            Quietly.close(raised.pop());
        }
    }
}
