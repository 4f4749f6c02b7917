package io.github.fetchproof.benchmarks.relay;

import io.github.fetchproof.fakes.link.Link;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A road that clients can take.
 *
 * @param relay that stands in it; none on the direct one
 */
record Track(Road road, Optional<Relay> relay) {

    /** What clients do on it. */
    @FunctionalInterface
    interface Drive<T> {
        T to(InetSocketAddress address) throws IOException, InterruptedException;
    }

    /** Lets clients drive, with nothing in their way. */
    <T> T drive(InetSocketAddress upstream, Drive<T> drive) throws IOException, InterruptedException {
        return drive(upstream, link -> {}, drive);
    }

    /** Lets clients drive where every answer is late, zero included; not on the direct road. */
    <T> T drive(InetSocketAddress upstream, Duration latency, Drive<T> drive) throws IOException, InterruptedException {
        if (relay.isEmpty()) {
            throw new IllegalArgumentException("nothing delays on the direct road: " + latency);
        }
        return drive(upstream, link -> Relay.delay(link, latency), drive);
    }

    private <T> T drive(InetSocketAddress upstream, Consumer<Link> prepare, Drive<T> drive)
            throws IOException, InterruptedException {
        if (relay.isEmpty()) {
            return drive.to(upstream);
        }
        try (Link link = relay.get().open(upstream)) {
            prepare.accept(link);
            return drive.to(Loopback.at(link.listen()));
        }
    }
}
