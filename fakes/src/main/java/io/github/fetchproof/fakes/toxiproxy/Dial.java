package io.github.fetchproof.fakes.toxiproxy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One attempt to reach an upstream, address by address, without blocking, in a limited time. Lives on its loop;
 * names are looked up elsewhere.
 */
final class Dial implements Ready {
    /** Who wants to reach it; told on the loop. */
    interface Caller {
        /** The upstream answered; the socket is the caller's now. */
        void connected(SocketChannel server);

        /** Nobody answered. */
        void failed(IOException reason);
    }

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final EventLoop loop;
    private final Caller caller;
    private final Alarm limit;
    private final long limitNanos;
    private final ArrayDeque<InetSocketAddress> addresses = new ArrayDeque<>();
    private Optional<SocketChannel> channel = Optional.empty();
    private CompletableFuture<?> lookUp = CompletableFuture.completedFuture(List.of());
    private boolean over;

    Dial(EventLoop loop, Caller caller, long limitMillis) {
        this.loop = loop;
        this.limitNanos = limitMillis * NANOS_PER_MILLI;
        this.caller = caller;
        this.limit = loop.alarm(now -> fail(new IOException("the upstream did not answer in time")));
    }

    /** Begins; ends in exactly one call of the caller unless it is cancelled. */
    void start(Names names, String upstream) {
        limit.set(loop.now() + limitNanos);
        Optional<InetSocketAddress> literal = names.literal(upstream);
        if (literal.isPresent()) {
            resolved(List.of(literal.get()));
            return;
        }
        lookUp = names.lookUp(upstream)
                .whenComplete((found, error) -> loop.execute(() -> {
                    if (error != null) {
                        fail(new IOException("the upstream's name is unknown", error));
                    } else {
                        resolved(found);
                    }
                }));
    }

    void cancel() {
        over = true;
        limit.set(Effect.NEVER);
        lookUp.cancel(false);
        channel.ifPresent(loop::close);
        channel = Optional.empty();
    }

    private void resolved(List<InetSocketAddress> found) {
        addresses.addAll(found);
        next(new ConnectException("the upstream has no address"));
    }

    private void next(IOException reason) {
        IOException last = reason;
        while (!over) {
            InetSocketAddress address = addresses.poll();
            if (address == null) {
                fail(last);
                return;
            }
            try {
                connect(address);
                return;
            } catch (IOException | RuntimeException e) {
                last = e instanceof IOException io ? io : new IOException(e);
                channel.ifPresent(loop::close);
                channel = Optional.empty();
            }
        }
    }

    private void connect(InetSocketAddress address) throws IOException {
        SocketChannel opened = SocketChannel.open();
        channel = Optional.of(opened);
        opened.configureBlocking(false);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        opened.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        if (opened.connect(address)) {
            succeed(opened);
        } else {
            loop.register(opened, SelectionKey.OP_CONNECT, this);
        }
    }

    @Override
    public void ready(int operations) {
        if (over || channel.isEmpty()) {
            return;
        }
        SocketChannel opened = channel.get();
        try {
            if (opened.finishConnect()) {
                succeed(opened);
            }
        } catch (IOException e) {
            loop.close(opened);
            channel = Optional.empty();
            next(e);
        }
    }

    @Override
    public void abandon() {
        fail(new IOException("dialling failed"));
    }

    /** A dial of a free port of the ephemeral range may meet itself: nobody listens there all the same. */
    private void succeed(SocketChannel opened) throws IOException {
        if (opened.getLocalAddress().equals(opened.getRemoteAddress())) {
            throw new ConnectException("Connection refused");
        }
        over = true;
        limit.set(Effect.NEVER);
        caller.connected(opened);
    }

    private void fail(IOException reason) {
        if (!over) {
            cancel();
            caller.failed(reason);
        }
    }
}
