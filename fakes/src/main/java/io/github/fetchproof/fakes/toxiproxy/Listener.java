package io.github.fetchproof.fakes.toxiproxy;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Accepts the clients of a proxy and gives each to the loop that has fewest of them, its own first. Lives on one loop. */
final class Listener implements Ready {
    private static final System.Logger LOG = System.getLogger(Listener.class.getName());
    private static final int AT_ONCE = 64;
    private static final long PAUSE_NANOS = 50_000_000;

    private final EventLoop loop;
    private final Door door;
    private final ListenAddress address;
    private final Alarm resume;
    private final Watch watch;
    private final Fillers fillers = new Fillers();
    private Optional<Ear> ear;
    private Options options = Options.DEFAULT;
    private boolean closed;

    /**
     * What it needs of its proxy.
     *
     * @param accepted how many connections the proxy has accepted so far; goes on counting
     * @param failing how many connections are still to be ended at once; goes on counting down
     */
    record Door(String upstream, List<Share> shares, AtomicLong accepted, AtomicLong failing, Faults faults) {}

    /** A socket that listens, on the loop. */
    private record Ear(ServerSocketChannel channel, SelectionKey key) {}

    /** @param address where the channel is bound */
    Listener(EventLoop loop, ServerSocketChannel channel, ListenAddress address, Door door) {
        this.loop = loop;
        this.door = door;
        this.address = address;
        this.resume = loop.alarm(now -> accept(true));
        this.watch = new Watch(loop, door.shares().get(0).names(), door.upstream(), this::reopen);
        this.ear = Optional.of(ear(channel));
    }

    private Ear ear(ServerSocketChannel channel) {
        return new Ear(channel, loop.register(channel, SelectionKey.OP_ACCEPT, this));
    }

    String upstream() {
        return door.upstream();
    }

    void options(Options changed) {
        options = changed;
        accept(true);
        if (!changed.refuseWithUpstream() && ear.isEmpty()) {
            watch.stop();
            reopen();
        }
    }

    @Override
    public void ready(int operations) {
        try {
            for (int i = 0; i < AT_ONCE && ear.isPresent() && !options.blackHole(); i++) {
                SocketChannel client = ear.get().channel().accept();
                if (client == null) {
                    return;
                }
                hand(client);
            }
        } catch (IOException e) {
            // Most likely no descriptor is left: without a pause this would spin until one is.
            LOG.log(WARNING, "accepting a connection failed; pausing", e);
            accept(false);
            resume.set(loop.now() + PAUSE_NANOS);
        }
    }

    private void hand(SocketChannel client) {
        if (fillers.remove(client)) {
            loop.close(client);
            return;
        }
        try {
            client.configureBlocking(false);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            client.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        } catch (IOException e) {
            loop.close(client);
            return;
        }
        long number = door.accepted().incrementAndGet();
        Share share = leastLoaded();
        share.expect();
        boolean fail = door.failing().getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        share.loop().execute(() -> share.open(client, number, this, fail));
    }

    /** Of equal ones this loop's own: a client that need not change threads is served sooner. */
    private Share leastLoaded() {
        return door.shares().stream()
                .min(Comparator.comparingInt(Share::load).thenComparing(share -> share.loop() != loop))
                .orElseThrow();
    }

    /** Makes the system drop whoever comes from now on, while a black hole accepts nobody. Not from a loop. */
    void fill() throws ApiError {
        try {
            fillers.fill(address);
        } catch (IOException e) {
            throw new ApiError(500, "listen tcp " + address + ": the queue cannot be filled: " + e.getMessage());
        }
    }

    /** A black hole leaves whoever is in the system's queue there. */
    private void accept(boolean wanted) {
        if (ear.isPresent() && ear.get().key().isValid()) {
            ear.get().key().interestOps(wanted && !options.blackHole() ? SelectionKey.OP_ACCEPT : 0);
        }
    }

    /** The upstream refused a connection. From any thread. */
    void upstreamRefused() {
        loop.execute(() -> {
            if (options.refuseWithUpstream() && ear.isPresent() && !closed) {
                closeEar();
                loop.afterClosing(() -> door.faults().refusing(address.toString()));
                watch.start(options.dialTimeoutMillis());
            }
        });
    }

    /** Listens again where it did. */
    private void reopen() {
        if (closed || ear.isPresent()) {
            return;
        }
        door.faults().accepting(address.toString());
        try {
            ear = Optional.of(ear(address.bind()));
            accept(true);
        } catch (ApiError e) {
            LOG.log(WARNING, "a proxy that refused with its upstream cannot listen again yet: {0}", e.sentence());
            door.faults().refusing(address.toString());
            watch.start(options.dialTimeoutMillis());
        }
    }

    private void closeEar() {
        resume.set(Effect.NEVER);
        ear.ifPresent(open -> loop.close(open.channel()));
        ear = Optional.empty();
    }

    @Override
    public void abandon() {
        close();
    }

    void close() {
        closed = true;
        watch.stop();
        closeEar();
    }
}
