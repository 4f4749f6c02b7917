package io.github.fetchproof.fakes.tls;

import io.github.fetchproof.fakes.fault.TlsFault;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Speaks TLS with subjects on behalf of an origin, which hears plain HTTP; or gets it wrong as it is told.
 *
 * <p>TLS 1.3 and 1.2 are spoken unless a fault says otherwise. It reports every handshake and every acted fault to its log. Threads
 * may share it.
 */
public final class Terminator implements AutoCloseable {
    static final long END_MILLIS = 10_000;
    private static final int BACKLOG = 512;
    private static final int MOST_CONNECTIONS = 1024;
    private static final int MOST_FAILURES = 100;

    private record Broken(TlsFault fault, int left) {}

    private final String origin;
    private final InetSocketAddress behind;
    private final Authority authority;
    private final String host;
    private final Identity identity;
    private final EventLog log;
    private final ServerSocket listener;
    private final Thread acceptor;
    private final Map<Thread, SecureConnection> connections = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private Optional<Broken> broken = Optional.empty();

    private Terminator(
            String origin,
            InetSocketAddress listen,
            InetSocketAddress behind,
            Authority authority,
            String host,
            EventLog log)
            throws IOException {
        this.origin = origin;
        this.behind = behind;
        this.authority = authority;
        this.host = host;
        this.identity = authority.identity(host);
        this.log = log;
        this.listener = new ServerSocket();
        try {
            listener.bind(listen, BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        this.acceptor = new Thread(this::accept, "tls-" + origin);
        acceptor.setDaemon(true);
    }

    /**
     * Listens in front of an origin.
     *
     * @param origin what the log calls it
     * @param listen IPv4 address and port; port 0 picks a free one
     * @param behind where the origin listens
     * @param host the name, or the IPv4 address, that subjects know it by
     * @throws UncheckedIOException when it cannot listen there
     */
    public static Terminator open(
            String origin,
            InetSocketAddress listen,
            InetSocketAddress behind,
            Authority authority,
            String host,
            EventLog log) {
        try {
            Terminator terminator = new Terminator(origin, listen, behind, authority, host, log);
            terminator.acceptor.start();
            return terminator;
        } catch (IOException e) {
            throw new UncheckedIOException("nobody can speak TLS for origin " + origin + " at " + listen, e);
        }
    }

    /** Where it listens, with the real port. */
    public InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    /**
     * Has a fault act on connections that greet from now on, in place of one that acts already.
     *
     * @param times on how many, at least one
     */
    public synchronized void breakWith(TlsFault fault, int times) {
        heal();
        broken = Optional.of(new Broken(fault, times));
        log.add(new Event.Fault(log.nanos(), origin, fault.kind(), "on", fault.describe()));
    }

    /** Removes the fault, from the next connection on. */
    public synchronized void heal() {
        broken.ifPresent(each -> log.add(new Event.Fault(
                log.nanos(), origin, each.fault().kind(), "off", each.fault().describe())));
        broken = Optional.empty();
    }

    synchronized Optional<TlsFault> faultOfNext() {
        if (broken.isEmpty() || broken.get().left() == 0) {
            return Optional.empty();
        }
        Broken now = broken.get();
        broken = Optional.of(new Broken(now.fault(), now.left() - 1));
        return Optional.of(now.fault());
    }

    Identity identity(Optional<TlsFault> fault) {
        return fault.isPresent() && fault.get() instanceof TlsFault.Certificate wrong
                ? authority.identity(host, wrong.mistake())
                : identity;
    }

    Socket dialOrigin() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(behind);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            socket.close();
            note("cannot reach the origin behind it: " + e.getMessage());
            throw e;
        }
    }

    /** Notes what the kit itself could not do; what fails because this is being closed is no failure. */
    private void note(String failure) {
        if (!listener.isClosed() && failures.size() < MOST_FAILURES) {
            failures.add("the TLS of origin " + origin + ": " + failure);
        }
    }

    /** What it could not do, each in a sentence, at most 100: with one of these nothing is proven here. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    String origin() {
        return origin;
    }

    EventLog log() {
        return log;
    }

    private void accept() {
        for (int number = 1; !listener.isClosed(); number++) {
            try {
                Socket socket = listener.accept();
                if (connections.size() < MOST_CONNECTIONS) {
                    begin(new SecureConnection(this, socket, number), number);
                } else {
                    socket.close();
                    note("turned a connection away: too many are open");
                }
            } catch (IOException e) {
                // The listener was closed, or a client was gone before it was met.
            }
        }
    }

    private void begin(SecureConnection connection, int number) {
        Thread thread = new Thread(
                () -> {
                    try {
                        connection.run();
                    } catch (RuntimeException | Error e) {
                        note(e.toString());
                    } finally {
                        connections.remove(Thread.currentThread());
                    }
                },
                "tls-" + origin + "-" + number);
        thread.setDaemon(true);
        connections.put(thread, connection);
        thread.start();
    }

    /** Stops listening and ends every connection; when it returns, all that happened here is in the log. */
    @Override
    public void close() throws IOException {
        listener.close();
        end(acceptor);
        for (SecureConnection each : connections.values()) {
            each.abort();
        }
        connections.keySet().forEach(Terminator::end);
    }

    private static void end(Thread thread) {
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
