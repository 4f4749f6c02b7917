package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.fault.DnsFault;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * A name server on UDP and TCP, which knows the names it is given, lies about those that are broken, and reports every query to
 * its log.
 *
 * <p>What is no DNS query is ignored. Answers may not be remembered (their TTL is zero). Threads may share it.
 */
public final class NameServer implements AutoCloseable {
    private static final int LARGEST_UDP = 65_535;
    private static final int PLAIN_UDP = 512;
    private static final int CONNECTIONS = 256;
    private static final int PORT_TRIES = 20;
    private static final long END_MILLIS = 5_000;

    private final Semaphore room = new Semaphore(CONNECTIONS);
    private final Map<Thread, Socket> connections = new ConcurrentHashMap<>();
    private final Map<Name, BrokenName> broken = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final EventLog log;
    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final List<Thread> threads;
    private volatile Zone zone = Zone.empty();
    private volatile boolean closed;

    private NameServer(DatagramSocket udp, ServerSocket tcp, EventLog log) {
        this.udp = udp;
        this.tcp = tcp;
        this.log = log;
        this.threads = List.of(thread("names-udp", this::answerPackets), thread("names-tcp", this::accept));
    }

    /**
     * Starts a name server that knows no name.
     *
     * @param listen address and port; port 0 picks one that is free for both protocols
     * @throws UncheckedIOException when it cannot listen there
     */
    public static NameServer start(InetSocketAddress listen, EventLog log) {
        try {
            NameServer server = listen(listen, log, listen.getPort() == 0 ? PORT_TRIES : 1);
            server.threads.forEach(Thread::start);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("the name server cannot listen at " + listen, e);
        }
    }

    private static NameServer listen(InetSocketAddress listen, EventLog log, int tries) throws IOException {
        DatagramSocket udp = new DatagramSocket(listen);
        ServerSocket tcp = new ServerSocket();
        try {
            tcp.bind(new InetSocketAddress(listen.getAddress(), udp.getLocalPort()));
            return new NameServer(udp, tcp, log);
        } catch (IOException e) {
            udp.close();
            tcp.close();
            if (tries == 1) {
                throw e;
            }
            return listen(listen, log, tries - 1);
        }
    }

    /** Where it listens, with the real port. */
    public InetSocketAddress address() {
        return new InetSocketAddress(tcp.getInetAddress(), tcp.getLocalPort());
    }

    /** Gives {@code name} these addresses and no others, from the next query on. */
    public synchronized void put(String name, List<InetAddress> addresses) {
        zone = zone.with(name, addresses);
    }

    /** Forgets {@code name} and what is wrong with it, from the next query on. */
    public synchronized void remove(String name) {
        zone = zone.without(name);
        heal(name);
    }

    /**
     * Breaks a name, from the next query on; what was wrong with it before is so no longer.
     *
     * @param times on how many queries of each type the fault acts, at least 1
     * @param elsewhere the dead or the false address, where the fault has one; of its family are the queries it acts on
     * @param acted is told in words, before it is sent, what is said in place of the truth
     */
    public void breakName(String name, DnsFault fault, int times, InetAddress elsewhere, Consumer<String> acted) {
        broken.put(Zone.absolute(name), new BrokenName(fault, times, elsewhere, acted));
    }

    /** Tells the truth of {@code name}, from the next query on. */
    public void heal(String name) {
        broken.remove(Zone.absolute(name));
    }

    /** Stops listening and ends every connection. */
    @Override
    public void close() {
        closed = true;
        udp.close();
        shut(tcp);
        threads.forEach(NameServer::end);
        connections.values().forEach(NameServer::shut);
        connections.keySet().forEach(NameServer::end);
    }

    private void answerPackets() {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST_UDP], LARGEST_UDP);
        while (!closed) {
            try {
                packet.setLength(LARGEST_UDP);
                udp.receive(packet);
                Answer answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()), "udp");
                SocketAddress asker = packet.getSocketAddress();
                if (answer.after().isZero()) {
                    send(answer, asker);
                } else {
                    CompletableFuture.delayedExecutor(answer.after().toNanos(), TimeUnit.NANOSECONDS)
                            .execute(() -> sendLate(answer, asker));
                }
            } catch (IOException e) {
                rest(); // closed, or the asker is gone: nobody is left to tell
            }
        }
    }

    private void send(Answer answer, SocketAddress asker) throws IOException {
        for (byte[] reply : answer.replies()) {
            udp.send(new DatagramPacket(reply, reply.length, asker));
        }
    }

    private void sendLate(Answer answer, SocketAddress asker) {
        try {
            send(answer, asker);
        } catch (IOException e) {
            // closed, or the asker is gone: nobody is left to tell
        }
    }

    private void accept() {
        while (!closed) {
            try {
                Socket socket = tcp.accept();
                if (!room.tryAcquire()) {
                    socket.close();
                    continue;
                }
                Thread thread = thread("names-tcp-" + numbers.incrementAndGet(), () -> converse(socket));
                connections.put(thread, socket);
                thread.start();
            } catch (IOException e) {
                rest(); // closed, or the asker is gone: nobody is left to tell
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (!closed) {
                byte[] query = in.readNBytes(in.readUnsignedShort());
                Answer answer = answer(query, "tcp");
                LockSupport.parkNanos(answer.after().toNanos());
                for (byte[] reply : answer.replies()) {
                    byte[] framed = new byte[reply.length + 2];
                    framed[0] = (byte) (reply.length >> 8);
                    framed[1] = (byte) reply.length;
                    System.arraycopy(reply, 0, framed, 2, reply.length);
                    socket.getOutputStream().write(framed);
                }
            }
        } catch (IOException e) {
            // the asker is gone, or has asked all it wanted
        } finally {
            connections.remove(Thread.currentThread());
            room.release();
        }
    }

    /** What is sent in answer to what arrived, possibly nothing, and how much later. */
    private record Answer(List<byte[]> replies, Duration after) {}

    private Answer answer(byte[] packet, String over) {
        long nanos = log.nanos();
        Optional<Message> read = query(packet);
        if (read.isEmpty()) {
            return new Answer(List.of(), Duration.ZERO);
        }
        Message query = read.get();
        Record question = query.getQuestion();
        Optional<BrokenName> trouble =
                question == null ? Optional.empty() : Optional.ofNullable(broken.get(question.getName()));
        Optional<List<Message>> untrue = trouble.flatMap(each -> each.replies(zone, query, over.equals("udp")));
        List<Message> replies = untrue.orElseGet(() -> List.of(Zone.answer(zone, query)));
        if (question != null) {
            log.add(new Event.Query(
                    nanos,
                    question.getName().toString(true),
                    Type.string(question.getType()),
                    over,
                    Zone.describe(replies)));
        }
        int limit = over.equals("tcp") ? LARGEST_UDP : limit(query);
        return new Answer(
                replies.stream().map(reply -> reply.toWire(limit)).toList(),
                untrue.isPresent() ? trouble.get().delay() : Duration.ZERO);
    }

    /** The query that a packet holds; nothing when it holds none. */
    static Optional<Message> query(byte[] packet) {
        try {
            Message query = new Message(packet);
            return query.getHeader().getFlag(Flags.QR) ? Optional.empty() : Optional.of(query);
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // the parser throws either at what it cannot read
        }
    }

    private static int limit(Message query) {
        return query.getOPT() == null
                ? PLAIN_UDP
                : Math.max(PLAIN_UDP, query.getOPT().getPayloadSize());
    }

    /** Keeps a loop from spinning when an error persists. */
    private static void rest() {
        LockSupport.parkNanos(10_000_000);
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private static void shut(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Thread thread) {
        try {
            thread.join(END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
