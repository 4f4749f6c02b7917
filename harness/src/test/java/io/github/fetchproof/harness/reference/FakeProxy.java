package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy on a loopback port that answers each path as told, byte by byte. Counts connections and notes requests. */
final class FakeProxy implements AutoCloseable {

    /** How one request is answered; the connection is closed when this returns false. */
    @FunctionalInterface
    interface Answer {
        boolean play(Socket socket, FakeProxy proxy) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Map<String, Answer> lasting = new ConcurrentHashMap<>();
    private final Map<String, Queue<Answer>> first = new ConcurrentHashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final List<List<String>> headers = new ArrayList<>();
    private final List<Socket> open = new ArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Answer otherwise = status(404);

    FakeProxy() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        daemon(this::acceptAll);
    }

    /** A proxy that holds a module. */
    static FakeProxy of(SampleModule module) {
        return new FakeProxy().with(module);
    }

    FakeProxy with(SampleModule module) {
        module.files().forEach((path, body) -> lasting.put("/" + path, ok(body)));
        return this;
    }

    /** Answers a path so from now on. */
    FakeProxy always(String path, Answer answer) {
        lasting.put("/" + path, answer);
        return this;
    }

    /** Answers every path so that nothing else is said about. */
    FakeProxy otherwise(Answer answer) {
        otherwise = answer;
        return this;
    }

    /** Answers all paths so, whatever was said before. */
    FakeProxy allAre(Answer answer) {
        lasting.clear();
        otherwise = answer;
        return this;
    }

    /** Answers the next requests for a path so, one after the other. */
    FakeProxy next(String path, Answer... answers) {
        first.computeIfAbsent("/" + path, unseen -> new ArrayDeque<>()).addAll(List.of(answers));
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    int port() {
        return server.getLocalPort();
    }

    /** Paths in the order they were asked for, without the leading slash. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    synchronized List<String> lastHeaders() {
        return headers.get(headers.size() - 1);
    }

    long requestsFor(String path) {
        return requests().stream().filter(path::equals).count();
    }

    int connections() {
        return connections.get();
    }

    int mostInFlight() {
        return mostInFlight.get();
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                synchronized (this) {
                    open.add(socket);
                }
                daemon(() -> serve(socket));
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            while (true) {
                String line = in.readLine();
                if (line == null || !line.startsWith("GET /")) {
                    return;
                }
                List<String> fields = new ArrayList<>();
                for (String field = in.readLine(); field != null && !field.isEmpty(); field = in.readLine()) {
                    fields.add(field);
                }
                mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                try {
                    if (!answer(line, fields).play(socket, this)) {
                        return;
                    }
                } finally {
                    inFlight.decrementAndGet();
                }
            }
        } catch (IOException gone) {
            return;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Answer answer(String line, List<String> fields) {
        String path = line.split(" ", 3)[1];
        requests.add(path.substring(1));
        headers.add(List.copyOf(fields));
        Queue<Answer> queue = first.getOrDefault(path, new ArrayDeque<>());
        return queue.isEmpty() ? lasting.getOrDefault(path, otherwise) : queue.remove();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "fake-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void close() {
        closed.countDown();
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }

    // Answers.

    static Answer ok(byte[] body) {
        return raw("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n", body, true);
    }

    static Answer ok(String body) {
        return ok(body.getBytes(ISO_8859_1));
    }

    static Answer status(int status, String... fields) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
        List.of(fields).forEach(field -> head.append(field).append("\r\n"));
        return raw(head + "Content-Length: 0\r\n\r\n", new byte[0], true);
    }

    /** Exactly these bytes; then the connection stays open or is closed. */
    static Answer raw(String head, byte[] body, boolean keepAlive) {
        return (socket, proxy) -> {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(ISO_8859_1));
            out.write(body);
            out.flush();
            return keepAlive;
        };
    }

    static Answer redirect(String to) {
        return status(302, "Location: " + to);
    }

    static Answer closing() {
        return (socket, proxy) -> false;
    }

    static Answer resetting() {
        return (socket, proxy) -> {
            socket.setSoLinger(true, 0);
            return false;
        };
    }

    /** Half of a body, then the end of the connection. */
    static Answer cut(byte[] body) {
        byte[] half = java.util.Arrays.copyOf(body, body.length / 2);
        return raw("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n", half, false);
    }

    /** These bytes, then nothing for as long as the proxy lives. */
    static Answer stalling(String begin) {
        return (socket, proxy) -> {
            socket.getOutputStream().write(begin.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            proxy.closed.await();
            return false;
        };
    }

    static Answer silent() {
        return stalling("");
    }

    /** A byte each so many milliseconds. */
    static Answer dripping(String head, byte[] body, int milliseconds) {
        return (socket, proxy) -> {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(ISO_8859_1));
            for (byte each : body) {
                out.write(each);
                out.flush();
                if (proxy.closed.await(milliseconds, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** Waits for the latch before answering. */
    static Answer after(CountDownLatch latch, Answer answer) {
        return (socket, proxy) -> latch.await(30, TimeUnit.SECONDS) && answer.play(socket, proxy);
    }
}
