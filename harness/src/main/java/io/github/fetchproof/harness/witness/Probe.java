package io.github.fetchproof.harness.witness;

import io.github.fetchproof.harness.witness.RoundTrip.Ending;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * A small client that says what a socket really does, for calibrating faults on a twin road.
 *
 * @param bound the longest one probe takes, positive
 */
public record Probe(Duration bound) {
    private static final int BUFFER = 16 * 1024;
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    public Probe {
        if (bound.isNegative() || bound.toMillis() < 1) {
            throw new IllegalArgumentException("a probe's bound must be at least 1 ms: " + bound);
        }
    }

    /** Connects and does nothing more; the ending is empty when the connection was made. */
    public Optional<Ending> connect(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            return connect(socket, address, new Stopwatch());
        } catch (IOException closing) {
            return Optional.of(Ending.UNREACHABLE);
        }
    }

    /**
     * Connects, sends a request, and reads until the other side ends it, the bound has passed, or 16 MB have come.
     *
     * @param request at most 16 KB, so that sending it does not wait
     */
    public RoundTrip roundTrip(InetSocketAddress address, byte[] request) {
        if (request.length > BUFFER) {
            throw new IllegalArgumentException("a probe's request has at most 16 KB: " + request.length + " bytes");
        }
        Stopwatch watch = new Stopwatch();
        Received received = new Received();
        Ending ending = exchange(address, request, watch, received);
        return new RoundTrip(ending, received.bytes, received.firstByte, watch.elapsed());
    }

    private Ending exchange(InetSocketAddress address, byte[] request, Stopwatch watch, Received received) {
        try (Socket socket = new Socket()) {
            Optional<Ending> failure = connect(socket, address, watch);
            if (failure.isPresent()) {
                return failure.get();
            }
            socket.getOutputStream().write(request);
            return readToEnd(socket, watch, received);
        } catch (SocketTimeoutException silence) {
            return Ending.SILENCE;
        } catch (IOException reset) {
            return Ending.RESET;
        }
    }

    private Optional<Ending> connect(Socket socket, InetSocketAddress address, Stopwatch watch) {
        try {
            socket.connect(address, watch.millisLeft());
            return Optional.empty();
        } catch (SocketTimeoutException timedOut) {
            return Optional.of(Ending.CONNECT_TIMED_OUT);
        } catch (ConnectException failed) {
            // Linux gives up on a connect by itself too, after some two minutes.
            boolean timedOut = String.valueOf(failed.getMessage()).contains("timed out");
            return Optional.of(timedOut ? Ending.CONNECT_TIMED_OUT : Ending.REFUSED);
        } catch (IOException other) {
            return Optional.of(Ending.UNREACHABLE);
        }
    }

    private static Ending readToEnd(Socket socket, Stopwatch watch, Received received) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[BUFFER];
        while (received.bytes < MOST_BYTES) {
            socket.setSoTimeout(watch.millisLeft());
            int read = in.read(buffer);
            if (read < 0) {
                return Ending.FIN;
            }
            received.add(read, watch.elapsed());
        }
        return Ending.SILENCE;
    }

    /** What came so far, also when the connection then breaks. */
    private static final class Received {
        private long bytes;
        private Optional<Duration> firstByte = Optional.empty();

        void add(int read, Duration now) {
            bytes += read;
            firstByte = firstByte.or(() -> Optional.of(now));
        }
    }

    private final class Stopwatch {
        private final long start = System.nanoTime();

        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - start);
        }

        /** What is left of the bound, at least 1: a socket takes 0 for no limit. */
        int millisLeft() throws SocketTimeoutException {
            long left = bound.minus(elapsed()).toMillis();
            if (left < 1) {
                throw new SocketTimeoutException("the probe's time is over");
            }
            return (int) Math.min(left, Integer.MAX_VALUE);
        }
    }
}
