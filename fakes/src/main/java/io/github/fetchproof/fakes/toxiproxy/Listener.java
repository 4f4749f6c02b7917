package io.github.fetchproof.fakes.toxiproxy;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Accepts the clients of a proxy and deals them out to the loops in turn. Lives on one loop. */
final class Listener implements Ready {
    private static final System.Logger LOG = System.getLogger(Listener.class.getName());
    private static final int AT_ONCE = 64;
    private static final long PAUSE_NANOS = 50_000_000;

    private final EventLoop loop;
    private final ServerSocketChannel channel;
    private final String upstream;
    private final List<Share> shares;
    private final AtomicLong accepted;
    private final AtomicLong failing;
    private final SelectionKey key;
    private final Alarm resume;
    private boolean paused;

    /**
     * @param accepted how many connections the proxy has accepted so far; goes on counting
     * @param failing how many connections are still to be ended at once; goes on counting down
     */
    Listener(
            EventLoop loop,
            ServerSocketChannel channel,
            String upstream,
            List<Share> shares,
            AtomicLong accepted,
            AtomicLong failing) {
        this.loop = loop;
        this.channel = channel;
        this.upstream = upstream;
        this.shares = shares;
        this.accepted = accepted;
        this.failing = failing;
        this.resume = loop.alarm(now -> accept(true));
        this.key = loop.register(channel, SelectionKey.OP_ACCEPT, this);
    }

    /** Leaves whoever comes waiting in the system's queue, or takes them all again. */
    void pause(boolean wanted) {
        paused = wanted;
        accept(!wanted);
    }

    @Override
    public void ready(int operations) {
        try {
            for (int i = 0; i < AT_ONCE && !paused; i++) {
                SocketChannel client = channel.accept();
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
        try {
            client.configureBlocking(false);
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            client.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        } catch (IOException e) {
            loop.close(client);
            return;
        }
        long number = accepted.incrementAndGet();
        Share share = shares.get((int) (number % shares.size()));
        boolean fail = failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        share.loop().execute(() -> share.open(client, number, upstream, fail));
    }

    private void accept(boolean wanted) {
        if (key.isValid()) {
            key.interestOps(wanted && !paused ? SelectionKey.OP_ACCEPT : 0);
        }
    }

    @Override
    public void abandon() {
        close();
    }

    void close() {
        resume.set(Effect.NEVER);
        loop.close(channel);
    }
}
