package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.World;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Serves many origins, told apart by the address they listen at.
 *
 * <p>In front is a stage of plain sockets, which knows each connection and plays what no HTTP server would send; behind
 * it one WireMock gives the answers that are plain HTTP. An origin costs a socket and a thread, a connection a thread.
 * Threads may share it.
 */
public final class OriginServer implements AutoCloseable {
    private static final int CONNECTIONS = 4096;
    private static final int FAILURES = 100;

    private final Backstage backstage;
    private final Set<Origin> origins = ConcurrentHashMap.newKeySet();
    private final Semaphore room = new Semaphore(CONNECTIONS);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    private OriginServer(Backstage backstage) {
        this.backstage = backstage;
    }

    /** A server without origins. */
    public static OriginServer start() {
        return start("127.0.0.1");
    }

    /**
     * A server without origins.
     *
     * @param backstage loopback address for what passes between the stage and WireMock, to tell it from subjects' traffic
     */
    public static OriginServer start(String backstage) {
        return new OriginServer(Backstage.open(backstage));
    }

    /**
     * Opens an origin that tells the part of {@code world} which the proxy of that name holds.
     *
     * @param name what the world and the log call it
     * @param listen IPv4 address and port; port 0 picks a free one
     * @throws java.io.UncheckedIOException when it cannot listen there
     */
    public Origin open(String name, InetSocketAddress listen, World world, EventLog log) {
        return open(name, listen, "", world, log);
    }

    /**
     * Opens an origin below a path.
     *
     * @param base what every path begins with: {@code /a/b}, or empty; whatever lies elsewhere is not found
     */
    public Origin open(String name, InetSocketAddress listen, String base, World world, EventLog log) {
        Origin origin = new Origin(this, name, listen, base, world, log);
        origins.add(origin);
        origin.start();
        return origin;
    }

    /** Where WireMock listens behind the stage; no subject has any business there. */
    public InetSocketAddress backstageAddress() {
        return backstage.address();
    }

    /** What any of its origins, closed ones too, could not do, each in a sentence. At most 100. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** Closes every origin and WireMock. */
    @Override
    public void close() {
        origins.forEach(Origin::close);
        backstage.close();
    }

    Backstage backstage() {
        return backstage;
    }

    boolean admits() {
        return room.tryAcquire();
    }

    void leaves() {
        room.release();
    }

    void forget(Origin origin) {
        origins.remove(origin);
    }

    void note(String failure) {
        if (failures.size() < FAILURES) {
            failures.add(failure);
        }
    }
}
