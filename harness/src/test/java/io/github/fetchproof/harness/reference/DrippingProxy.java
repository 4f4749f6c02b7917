package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A proxy that serves every file in pieces, each after a wait drawn from a seed, and does something once when it has served so many
 * pieces of all, and some share of the time that they took has passed again: chance decides where a fetch is then, and not how
 * fast the machine is.
 */
final class DrippingProxy implements AutoCloseable {
    private static final int BYTES_OF_PIECE = 2048;
    private static final Duration LONGEST_WAIT = Duration.ofMillis(8);

    private final FakeProxy proxy = new FakeProxy();
    private final AtomicInteger served = new AtomicInteger();
    private final int piecesOfAll;
    private final AtomicLong began = new AtomicLong();
    private volatile Moment moment = new Moment(0, 0, () -> {});

    private record Moment(int pieces, double share, Runnable deed) {}

    DrippingProxy(List<SampleModule> modules, SplittableRandom random) {
        modules.forEach(module ->
                module.files().forEach((path, body) -> proxy.always(path, dripping(body, new Waits(random.split())))));
        piecesOfAll = modules.stream()
                .flatMap(module -> module.files().values().stream())
                .mapToInt(DrippingProxy::pieces)
                .sum();
    }

    private static int pieces(byte[] body) {
        return (body.length + BYTES_OF_PIECE - 1) / BYTES_OF_PIECE;
    }

    FakeProxy proxy() {
        return proxy;
    }

    /** Pieces of all files together. */
    int piecesOfAll() {
        return piecesOfAll;
    }

    /** Does it when so many pieces have been served, and this share of the time since the first of them has passed again. */
    void afterPieces(int pieces, double share, Runnable deed) {
        moment = new Moment(pieces, share, deed);
    }

    /** Waits at random, for many threads. */
    private record Waits(SplittableRandom random) {
        synchronized long nextNanos() {
            return random.nextLong(LONGEST_WAIT.toNanos());
        }
    }

    private FakeProxy.Answer dripping(byte[] body, Waits waits) {
        return (socket, anyProxy) -> {
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(ISO_8859_1));
            for (int from = 0; from < body.length; from += BYTES_OF_PIECE) {
                LockSupport.parkNanos(waits.nextNanos());
                out.write(body, from, Math.min(BYTES_OF_PIECE, body.length - from));
                out.flush();
                tick();
            }
            return true;
        };
    }

    private void tick() {
        began.compareAndSet(0, System.nanoTime());
        Moment now = moment;
        if (served.incrementAndGet() == now.pieces()) {
            LockSupport.parkNanos((long) (now.share() * (System.nanoTime() - began.get())));
            now.deed().run();
        }
    }

    @Override
    public void close() {
        proxy.close();
    }
}
