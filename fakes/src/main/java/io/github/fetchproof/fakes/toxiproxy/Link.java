package io.github.fetchproof.fakes.toxiproxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;

/**
 * One direction of a connection: what is read from one socket goes through a chain of toxics to the other. Lives on its
 * loop.
 *
 * <p>When the source ends, in whatever way, so does the destination, after all that still waits, and with it the other
 * direction, as in Toxiproxy. The proxy's {@link Options} may say otherwise.
 */
final class Link {
    private final EventLoop loop;
    private final Storage storage;
    private final Connection connection;
    private final Ledger.Count read;
    private final Ledger.Count written;
    private final Ledger.Count lost;
    private final Side source;
    private final Side destination;
    private final Chain chain;
    private final Alarm alarm;
    private final ArrayDeque<ByteBuffer> unsent = new ArrayDeque<>();
    private long unsentBytes;
    private long stored;
    private boolean sourceEnded;
    private End ending = End.OPEN;
    private boolean over;

    Link(
            EventLoop loop,
            Storage storage,
            Connection connection,
            Direction direction,
            Side source,
            Side destination,
            List<Toxic> toxics,
            Stage.Rolls rolls,
            Stage.Witness witness) {
        this.loop = loop;
        this.storage = storage;
        this.connection = connection;
        boolean up = direction == Direction.UPSTREAM;
        this.read = up ? Ledger.Count.READ_UPSTREAM : Ledger.Count.READ_DOWNSTREAM;
        this.written = up ? Ledger.Count.WRITTEN_UPSTREAM : Ledger.Count.WRITTEN_DOWNSTREAM;
        this.lost = up ? Ledger.Count.LOST_UPSTREAM : Ledger.Count.LOST_DOWNSTREAM;
        this.source = source;
        this.destination = destination;
        this.chain = new Chain(toxics, rolls, witness, new Sink());
        this.alarm = loop.alarm(this::pump);
    }

    /** Whether nothing will move here any more and the destination is closed. */
    boolean over() {
        return over;
    }

    /** Lets the chain work, and settles what is to be waited for. */
    void pump() {
        pump(loop.now());
    }

    private void pump(long now) {
        if (over) {
            return;
        }
        long due = chain.pump(now);
        if (!over) {
            alarm.set(due);
            settle();
        }
    }

    /** The source has bytes, or has ended. */
    void readable() {
        if (over || sourceEnded) {
            return;
        }
        ByteBuffer buffer = loop.buffers().borrow();
        boolean direct = unsent.isEmpty() && chain.clear();
        if (!direct) {
            buffer.limit(Math.min(buffer.capacity(), chain.chunk()));
        }
        int size;
        try {
            size = source.channel().read(buffer);
        } catch (IOException e) {
            // A reset ends the source like any other end; Toxiproxy does not hand it on.
            sourceEnds(connection.options().forwardReset() ? End.RESET : End.FIN);
            return;
        }
        if (size < 0) {
            sourceEnds(connection.options().halfClose() ? End.HALF : End.FIN);
            return;
        }
        connection.count(read, size);
        buffer.flip();
        if (direct) {
            send(buffer);
            if (!over && buffer.hasRemaining()) {
                keep(loop.buffers().keep());
            }
            settle();
        } else if (size > 0) {
            long now = loop.now();
            chain.take(new Chunk(loop.buffers().keep(), now));
            pump(now);
        }
    }

    /** The source has no more, because its peer or the other direction closed it. */
    void sourceEnds(End how) {
        if (!sourceEnded && !over) {
            sourceEnded = true;
            chain.end(how);
            pump();
        }
    }

    /** The destination takes bytes again. */
    void writable() {
        flush();
        pump();
    }

    void add(Toxic toxic) {
        if (!over) {
            chain.add(toxic);
            pump();
        }
    }

    void update(Toxic toxic) {
        if (!over) {
            chain.update(toxic);
            pump();
        }
    }

    void remove(String toxic) {
        if (!over) {
            chain.remove(toxic);
            pump();
        }
    }

    /** Forgets everything that waits. The sockets are somebody else's business. */
    void drop() {
        if (!over) {
            connection.count(lost, chain.waiting() + unsentBytes);
        }
        over = true;
        alarm.set(Effect.NEVER);
        unsent.forEach(loop.buffers()::giveBack);
        unsent.clear();
        unsentBytes = 0;
        storage.add(-stored);
        stored = 0;
    }

    private void settle() {
        if (over) {
            return;
        }
        long waiting = chain.waiting() + unsentBytes;
        storage.add(waiting - stored);
        stored = waiting;
        source.wantRead(!sourceEnded && chain.ready() && (waiting == 0 || !storage.full()));
        destination.wantWrite(!unsent.isEmpty());
    }

    private void keep(ByteBuffer buffer) {
        unsent.add(buffer);
        unsentBytes += buffer.remaining();
    }

    private void flush() {
        while (!over && !unsent.isEmpty()) {
            ByteBuffer buffer = unsent.element();
            int before = buffer.remaining();
            send(buffer);
            if (over) {
                return;
            }
            unsentBytes -= before - buffer.remaining();
            if (buffer.hasRemaining()) {
                return;
            }
            loop.buffers().giveBack(unsent.remove());
        }
        if (!over && ending != End.OPEN) {
            finish();
        }
    }

    /** Sends what the socket takes. A destination that takes nothing any more ends this direction with all that waits. */
    private void send(ByteBuffer buffer) {
        try {
            connection.count(written, destination.channel().write(buffer));
        } catch (IOException e) {
            ending = End.FIN;
            finish();
        }
    }

    private void finish() {
        drop();
        switch (ending) {
            case RESET -> connection.reset();
            case HALF -> {
                source.wantRead(false);
                destination.wantWrite(false);
                destination.halfClose();
                connection.halfEnded();
            }
            default -> {
                source.wantRead(false);
                destination.close();
                connection.ended(this);
            }
        }
    }

    /** The end of the chain. */
    private final class Sink implements Outlet {
        @Override
        public boolean ready() {
            return unsent.isEmpty() && !over;
        }

        @Override
        public void pass(Chunk chunk) {
            if (!over) {
                keep(chunk.bytes());
                flush();
            }
        }

        @Override
        public void end(End how) {
            if (ending == End.OPEN) {
                ending = how;
                flush();
            }
        }
    }
}
