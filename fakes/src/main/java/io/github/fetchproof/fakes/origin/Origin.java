package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A module proxy, or another server of a world, that listens and tells its part of it, or plays the faults it is given.
 *
 * <p>It reports every connection, exchange and acted fault to its log. Threads may share it.
 */
public final class Origin implements AutoCloseable {
    private static final int BACKLOG = 512;
    private static final int MOST_ANSWERS = 1 << 20;
    private static final int MOST_FAILURES = 100;

    /** A thread that is told to end may be packing a zip of hundreds of MiB on a busy machine. */
    private static final long END_MILLIS = 60_000;

    private final OriginServer server;
    private final String name;
    private final String base;
    private final World world;
    private final Optional<SiteOrigin> site;
    private final Guard guard;
    private final EventLog log;
    private final ServerSocket listener;
    private final InetSocketAddress address;
    private final Rules rules = new Rules();
    private final Map<Thread, Connection> connections = new ConcurrentHashMap<>();
    private final Semaphore answers = new Semaphore(MOST_ANSWERS);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread acceptor;

    Origin(OriginServer server, String name, InetSocketAddress listen, String base, World world, EventLog log) {
        if (!base.matches("(/[A-Za-z0-9._~-]+)*")) {
            throw new IllegalArgumentException("a base must be empty or a path such as /a/b: " + base);
        }
        this.server = server;
        this.name = name;
        this.base = base;
        this.world = world;
        this.site = world.siteAt(name).map(SiteOrigin::new);
        this.guard = new Guard(Optional.ofNullable(world.secrets().get(name)), Clock.systemUTC());
        this.log = log;
        this.listener = listen(name, listen);
        this.address = new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
        this.acceptor = new Thread(this::accept, "origin-" + name);
        acceptor.setDaemon(true);
    }

    private static ServerSocket listen(String name, InetSocketAddress listen) {
        try {
            ServerSocket listener = new ServerSocket();
            try {
                listener.bind(listen, BACKLOG);
                return listener;
            } catch (IOException e) {
                listener.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("origin " + name + " cannot listen at " + listen, e);
        }
    }

    void start() {
        acceptor.start();
    }

    /** What the log calls it. */
    public String name() {
        return name;
    }

    /** Where it listens, with the real port. */
    public InetSocketAddress address() {
        return address;
    }

    /** Where it listens, as a GOPROXY entry: {@code http://address:port} and its base. */
    public String url() {
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + base;
    }

    /**
     * Has {@code fault} act on the requests {@code trigger} names; of several rules that match a request, the one placed
     * first acts.
     *
     * <p>The trigger counts the requests that arrive from now on. A request that names no endpoint counts for {@link
     * Artefact#ANY} alone; one that is not HTTP/1 is refused and counts nowhere.
     */
    public void serve(Trigger trigger, ServerFault fault) {
        if (fault instanceof ServerFault.Zip zip) {
            // Packing a bomb takes seconds, in which a client would give the origin up for silent.
            world.heldBy(name).forEach(module -> module.zip(zip.variant()));
        }
        rules.serve(trigger, fault);
        log.add(new Event.Fault(log.nanos(), name, fault.kind(), "on", fault.describe() + ", " + trigger.describe()));
    }

    /**
     * Waits until no answer is under way, so that the log tells of all: a client may have an answer before the log has.
     *
     * @return whether it fell quiet in this time
     */
    public boolean fallsQuiet(Duration most) throws InterruptedException {
        boolean quiet = answers.tryAcquire(MOST_ANSWERS, most.toNanos(), TimeUnit.NANOSECONDS);
        if (quiet) {
            answers.release(MOST_ANSWERS);
        }
        return quiet;
    }

    void beginsToAnswer() {
        answers.acquireUninterruptibly();
    }

    void hasAnswered() {
        answers.release();
    }

    /**
     * Has {@code before} run to its end before a request that {@code trigger} names is answered: a fault that it switches on
     * is in force when the first byte goes out.
     *
     * <p>It runs on the connection's thread and must end by itself; other connections go on meanwhile. When it throws, the
     * connection is closed without an answer and the server counts a {@linkplain OriginServer#failures() failure}.
     */
    public void hold(Trigger trigger, Runnable before) {
        rules.hold(trigger, before);
    }

    /** Removes all faults, from the next request on; what a fault has done to a connection stays done. Holds stay. */
    public void heal() {
        for (ServerFault fault : rules.heal()) {
            log.add(new Event.Fault(log.nanos(), name, fault.kind(), "off", fault.describe()));
        }
    }

    /** Removes all holds, from the next request on. */
    public void release() {
        rules.release();
    }

    /** Stops listening and ends every connection; when it returns, all that happened here is in the log. */
    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
        } catch (IOException e) {
            failed(e);
        }
        end(acceptor);
        connections.values().forEach(Connection::abort);
        connections.keySet().forEach(Thread::interrupt);
        connections.keySet().forEach(this::end);
        server.forget(this);
    }

    private void end(Thread thread) {
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            note("a thread of origin " + name + " did not end: " + thread.getName());
        }
    }

    private void accept() {
        int number = 0;
        while (!isClosed()) {
            try {
                Socket socket = listener.accept();
                if (server.admits()) {
                    begin(socket, ++number);
                } else {
                    socket.close();
                    note("origin " + name + " turned a connection away: too many are open");
                }
            } catch (IOException e) {
                if (!isClosed()) {
                    failed(e);
                    rest();
                }
            }
        }
    }

    private void begin(Socket socket, int number) {
        String peer = socket.getInetAddress().getHostAddress() + ":" + socket.getPort();
        log.add(new Event.Connected(log.nanos(), name, number, peer));
        Connection connection = new Connection(this, socket, number);
        Thread thread = new Thread(() -> converse(connection), "origin-" + name + "-" + number);
        thread.setDaemon(true);
        connections.put(thread, connection);
        thread.start();
    }

    private void converse(Connection connection) {
        try {
            connection.run();
        } finally {
            connections.remove(Thread.currentThread());
            server.leaves();
        }
    }

    private void rest() {
        try {
            if (closed.await(50, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    EventLog log() {
        return log;
    }

    Rules rules() {
        return rules;
    }

    Backstage backstage() {
        return server.backstage();
    }

    Script respond(Optional<ServerFault> fault, Request request) {
        return guard.refusal(fault, request).orElseGet(() -> answer(fault, request));
    }

    private Script answer(Optional<ServerFault> fault, Request request) {
        if (site.isPresent()) {
            return site.get().respond(fault, request);
        }
        return request.below(base)
                .map(below -> ProxyOrigin.respond(world, name, fault, below))
                .orElseGet(() -> ProxyOrigin.respond(World.empty(), name, fault, request));
    }

    /** What a request counts as here. */
    Artefact counted(Request request) {
        if (site.isPresent()) {
            return SiteOrigin.counted(request);
        }
        return request.below(base).map(Endpoint::counted).orElse(Artefact.ANY);
    }

    /** Notes what the kit itself could not do; what fails because this origin is being closed is no failure. */
    void failed(Throwable cause) {
        if (!isClosed()) {
            note("origin " + name + ": " + cause);
        }
    }

    private void note(String failure) {
        if (failures.size() < MOST_FAILURES) {
            failures.add(failure);
        }
        server.note(failure);
    }

    /** What this origin or a hold of it could not do, each in a sentence: with one of these nothing is proven here. */
    public List<String> failures() {
        return List.copyOf(failures);
    }
}
