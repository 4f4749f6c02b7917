package io.github.fetchproof.fakes.toxiproxy;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;

/**
 * A client's connection through a proxy: dialling the upstream first, then two links. Everything about it lives on one
 * loop.
 */
final class Connection implements Dial.Caller {
    private final Share share;
    private final SocketChannel client;
    private final long number;
    private Optional<Dial> dial = Optional.empty();
    private Optional<Side> clientSide = Optional.empty();
    private Optional<Side> serverSide = Optional.empty();
    private Optional<Link> up = Optional.empty();
    private Optional<Link> down = Optional.empty();
    private Optional<Listener> from = Optional.empty();
    private boolean closed;

    /** @param number of the connection at its proxy, from 1 */
    Connection(Share share, SocketChannel client, long number) {
        this.share = share;
        this.client = client;
        this.number = number;
    }

    /** Dials; the client waits meanwhile, and is closed when nobody answers. */
    void open(Listener listener) {
        Dial started = new Dial(share.loop(), this, share.options().dialTimeoutMillis());
        dial = Optional.of(started);
        from = Optional.of(listener);
        started.start(share.names(), listener.upstream());
    }

    @Override
    public void connected(SocketChannel server) {
        dial = Optional.empty();
        if (closed) {
            share.loop().close(server);
            return;
        }
        Side left = new Side(share.loop(), client, this, Direction.UPSTREAM);
        Side right = new Side(share.loop(), server, this, Direction.DOWNSTREAM);
        clientSide = Optional.of(left);
        serverSide = Optional.of(right);
        Link upLink = link(Direction.UPSTREAM, left, right);
        Link downLink = link(Direction.DOWNSTREAM, right, left);
        up = Optional.of(upLink);
        down = Optional.of(downLink);
        upLink.pump();
        downLink.pump();
    }

    private Link link(Direction direction, Side source, Side destination) {
        return new Link(
                share.loop(),
                share.storage(),
                this,
                direction,
                source,
                destination,
                share.toxics(direction),
                (toxic, start) -> share.dice().roll(number, direction, toxic, start),
                share.witness(number));
    }

    @Override
    public void failed(IOException reason) {
        dial = Optional.empty();
        count(Ledger.Count.UNREACHABLE, 1);
        share.met(number, "unreachable", String.valueOf(reason.getMessage()));
        if (reason instanceof ConnectException) {
            from.ifPresent(Listener::upstreamRefused);
        }
        close();
    }

    /** Ends it before it has begun. */
    void fail(boolean withReset) {
        count(Ledger.Count.FAILED, 1);
        share.met(number, "failed", withReset ? "reset" : "closed");
        if (withReset) {
            Side.linger(client);
        }
        countEnd(Direction.UPSTREAM, withReset);
        share.loop().close(client);
        closed = true;
        share.closed(this);
    }

    Options options() {
        return share.options();
    }

    void count(Ledger.Count what, long more) {
        share.ledger().add(what, more);
    }

    /** A socket is being closed or reset: the client's where bytes for the upstream come in, else the upstream's. */
    void countEnd(Direction incoming, boolean reset) {
        if (incoming == Direction.UPSTREAM) {
            count(reset ? Ledger.Count.CLIENT_RESET : Ledger.Count.CLIENT_CLOSED, 1);
        } else {
            count(reset ? Ledger.Count.UPSTREAM_RESET : Ledger.Count.UPSTREAM_CLOSED, 1);
        }
    }

    void readable(Direction incoming) {
        link(incoming).ifPresent(Link::readable);
    }

    /** The socket where {@code incoming} comes in takes bytes of the other direction. */
    void writable(Direction incoming) {
        link(incoming == Direction.UPSTREAM ? Direction.DOWNSTREAM : Direction.UPSTREAM)
                .ifPresent(Link::writable);
    }

    private Optional<Link> link(Direction direction) {
        return direction == Direction.UPSTREAM ? up : down;
    }

    private List<Link> links() {
        return up.isPresent() && down.isPresent() ? List.of(up.get(), down.get()) : List.of();
    }

    void add(Toxic toxic) {
        link(toxic.direction()).ifPresent(link -> link.add(toxic));
    }

    void update(Toxic toxic) {
        link(toxic.direction()).ifPresent(link -> link.update(toxic));
    }

    void remove(Toxic toxic) {
        link(toxic.direction()).ifPresent(link -> link.remove(toxic.name()));
    }

    /** A link closed its destination, which is the source of the other one. */
    void ended(Link link) {
        for (Link other : links()) {
            if (other != link) {
                other.sourceEnds(End.FIN);
            }
        }
        closeIfOver();
    }

    /** A link ended, and the other may go on. */
    void halfEnded() {
        closeIfOver();
    }

    private void closeIfOver() {
        if (links().stream().allMatch(Link::over)) {
            close();
        }
    }

    /** Both peers get a reset. */
    void reset() {
        share.met(number, "reset", "");
        clientSide.ifPresent(Side::reset);
        serverSide.ifPresent(Side::reset);
        close();
    }

    /** Both sockets are closed at once; what waits is lost. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        dial.ifPresent(Dial::cancel);
        links().forEach(Link::drop);
        clientSide.ifPresentOrElse(Side::close, this::closeClient);
        serverSide.ifPresent(Side::close);
        share.met(number, "closed", "");
        share.closed(this);
    }

    private void closeClient() {
        countEnd(Direction.UPSTREAM, false);
        share.loop().close(client);
    }
}
