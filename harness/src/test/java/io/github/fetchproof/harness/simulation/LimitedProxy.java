package io.github.fetchproof.harness.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A module proxy on loopback with few workers: what they have no time for waits its turn, and is served even when whoever
 * asked has gone. Each answer takes an exponentially distributed time, which it measures.
 */
final class LimitedProxy implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers;
    private final SplittableRandom random;
    private final double mean;
    private long served;
    private long busyNanos;

    LimitedProxy(int workers, Duration meanService, long seed) throws IOException {
        this.workers = Executors.newFixedThreadPool(workers);
        mean = meanService.toNanos();
        random = new SplittableRandom(seed);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(this.workers);
        server.createContext("/", this::serve);
        server.start();
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    private void serve(HttpExchange exchange) throws IOException {
        long begun = System.nanoTime();
        long until = begun + takes();
        for (long left = until - begun; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        try (exchange) {
            byte[] versions = "v1.0.0\n".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, versions.length);
            exchange.getResponseBody().write(versions);
        } finally {
            took(System.nanoTime() - begun);
        }
    }

    private synchronized long takes() {
        return Math.round(random.nextExponential() * mean);
    }

    private synchronized void took(long nanos) {
        served++;
        busyNanos += nanos;
    }

    /** What a worker spent on an answer, on average. */
    synchronized Duration measuredService() {
        return Duration.ofNanos(busyNanos / Math.max(1, served));
    }

    @Override
    public void close() throws InterruptedException {
        server.stop(0);
        workers.shutdownNow();
        if (!workers.awaitTermination(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("workers must end when interrupted");
        }
    }
}
