package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.link.Provider;
import io.github.fetchproof.fakes.origin.NameServer;
import io.github.fetchproof.fakes.origin.OriginServer;
import io.github.fetchproof.fakes.tls.Authority;
import io.github.fetchproof.fakes.toxiproxy.EmbeddedToxiproxy;
import io.github.fetchproof.harness.trace.Calibration;
import io.github.fetchproof.harness.witness.StallMeter;
import io.github.fetchproof.harness.witness.Tap;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What is raised once and shared by scenarios, of one subject or of several: a Toxiproxy, a server for the origins, a name
 * server, the tap, the stall meter, and the calibration of it all. Threads share it.
 */
public final class Ground implements AutoCloseable {

    /** Where the sandbox's resolv.conf points. */
    private static final InetSocketAddress RESOLVER = new InetSocketAddress("127.0.0.53", 53);

    private final RunClock clock = new RunClock();
    private final Lookups lookups = new Lookups(clock.log());
    private final boolean sandboxed;
    private final Deque<AutoCloseable> raised = new ArrayDeque<>();
    private final Provider provider;
    private final OriginServer origins;
    private final @Nullable NameServer names;
    private final @Nullable Tap tap;
    private @Nullable Authority authority;
    private @Nullable SshKeys sshKeys;
    private final StallMeter stalls;
    private final List<Calibration> calibrations;
    private final AtomicInteger blocks = new AtomicInteger();
    private final Semaphore heavy = new Semaphore(1, true);

    private Ground(boolean sandboxed, Provider faults) throws IOException {
        this.sandboxed = sandboxed;
        try {
            provider = keep(faults);
            origins = keep(OriginServer.start());
            names = sandboxed ? keep(NameServer.start(RESOLVER, lookups)) : null;
            tap = sandboxed ? keep(Tap.open(clock.log())) : null;
            stalls = keep(StallMeter.start(clock.log()));
            calibrations = TwinRoad.calibrate(this);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Raises and calibrates it, which takes a few seconds.
     *
     * @param sandboxed whether this process is in a private network of its own
     * @param faults the Toxiproxy; closed with the ground, also when that cannot be raised
     * @throws WorldException when a part cannot be started
     */
    public static Ground raise(boolean sandboxed, Provider faults) {
        try {
            return new Ground(sandboxed, faults);
        } catch (IOException e) {
            throw cannotBeStarted(e);
        }
    }

    /** The same, with the Toxiproxy of this JVM. */
    public static Ground raise(boolean sandboxed, long seed) {
        return raise(sandboxed, embedded(seed));
    }

    /**
     * The Toxiproxy of this JVM, for any ground.
     *
     * @param seed for the faults' chance
     * @throws WorldException when it cannot be started
     */
    public static Provider embedded(long seed) {
        try {
            EmbeddedToxiproxy server = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.of(seed));
            return new Provider("embedded", "127.0.0.1", server.port(), server);
        } catch (IOException e) {
            throw cannotBeStarted(e);
        }
    }

    private static WorldException cannotBeStarted(IOException why) {
        return new WorldException("the servers of this run cannot be started: " + why.getMessage(), why);
    }

    private <T extends AutoCloseable> T keep(T part) {
        raised.push(part);
        return part;
    }

    RunClock clock() {
        return clock;
    }

    /** Loopback addresses that nobody on this ground has had before. */
    Addresses addresses() {
        return new Addresses(sandboxed, blocks.getAndIncrement());
    }

    /** Waits until no other heavy scenario is played here, whoever came first goes first. */
    Turn heavy() throws InterruptedException {
        heavy.acquire();
        return heavy::release;
    }

    /** A scenario's turn, until it is closed. */
    interface Turn extends AutoCloseable {
        /** The turn of a scenario that need not wait for any. */
        Turn NONE = () -> {};

        @Override
        void close();
    }

    /** What the probes saw of each kind of link fault. */
    public List<Calibration> calibrations() {
        return calibrations;
    }

    /** Why no road through this Toxiproxy leads from here to a server here, if so: no fault could even be tried. */
    public Optional<String> blocked() {
        return TwinRoad.blocked(calibrations);
    }

    StallMeter stalls() {
        return stalls;
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

    /** Who vouches for the origins that speak TLS; founded when the first one is opened. */
    synchronized Authority authority() {
        if (authority == null) {
            authority = Authority.found(Instant.now());
        }
        return authority;
    }

    /** By whom the hosts that speak SSH know the subject, and it them; made when the first one is opened. */
    synchronized SshKeys sshKeys() {
        if (sshKeys == null) {
            sshKeys = SshKeys.generate();
        }
        return sshKeys;
    }

    /** What is looked up in the sandbox; nothing is told elsewhere. */
    Lookups lookups() {
        return lookups;
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
