package io.github.fetchproof.fakes.toxiproxy;

import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** What one loop knows of one proxy: its toxics, and the connections that live there. Only that loop touches it, but for its load. */
final class Share {
    private final EventLoop loop;
    private final Names names;
    private final Storage storage;
    private final Dice dice;
    private final Faults faults;
    private final Ledger ledger = new Ledger();
    private final List<Toxic> toxics = new ArrayList<>();
    private final Set<Connection> connections = new LinkedHashSet<>();
    private final AtomicInteger load = new AtomicInteger();
    private Options options = Options.DEFAULT;

    Share(EventLoop loop, Names names, Storage storage, Dice dice, Faults faults) {
        this.loop = loop;
        this.names = names;
        this.storage = storage;
        this.dice = dice;
        this.faults = faults;
    }

    EventLoop loop() {
        return loop;
    }

    Names names() {
        return names;
    }

    Storage storage() {
        return storage;
    }

    Dice dice() {
        return dice;
    }

    /** The toxics of one direction, oldest first. */
    List<Toxic> toxics(Direction direction) {
        return toxics.stream().filter(toxic -> toxic.direction() == direction).toList();
    }

    /** How many connections are open or being dialled. */
    int connections() {
        return connections.size();
    }

    /** How many connections are here or on their way here. From any thread. */
    int load() {
        return load.get();
    }

    /** A connection is on its way, which {@link #open} takes over. From any thread. */
    void expect() {
        load.incrementAndGet();
    }

    Options options() {
        return options;
    }

    void options(Options changed) {
        options = changed;
    }

    Ledger ledger() {
        return ledger;
    }

    Ledger copyOfLedger() {
        Ledger copy = new Ledger();
        copy.add(ledger);
        return copy;
    }

    /**
     * Takes over a client that was accepted.
     *
     * @param fail whether it is ended at once
     */
    void open(SocketChannel client, long number, Listener listener, boolean fail) {
        faults.met(number, "accepted", "");
        Connection connection = new Connection(this, client, number);
        connections.add(connection);
        if (fail) {
            connection.fail(options.failWithReset());
        } else {
            connection.open(listener);
        }
    }

    void closed(Connection connection) {
        if (connections.remove(connection)) {
            load.decrementAndGet();
        }
    }

    void closeAll() {
        List.copyOf(connections).forEach(Connection::close);
    }

    void add(Toxic toxic) {
        toxics.add(toxic);
        List.copyOf(connections).forEach(connection -> connection.add(toxic));
    }

    void update(Toxic toxic) {
        toxics.replaceAll(old -> old.name().equals(toxic.name()) ? toxic : old);
        List.copyOf(connections).forEach(connection -> connection.update(toxic));
    }

    void remove(Toxic toxic) {
        toxics.removeIf(old -> old.name().equals(toxic.name()));
        List.copyOf(connections).forEach(connection -> connection.remove(toxic));
    }

    /** Puts down that something happened to a connection. */
    void met(long connection, String what, String detail) {
        faults.met(connection, what, detail);
    }

    /** Puts down what toxics do to a connection. */
    Stage.Witness witness(long connection) {
        return new Stage.Witness() {
            @Override
            public void acted(Toxic toxic, String how) {
                faults.acted(toxic, connection, how);
            }

            @Override
            public void drawn(Toxic toxic, boolean hit) {
                ledger.drawn(toxic, hit);
                faults.drawn(toxic, connection, hit);
            }

            @Override
            public void did(Toxic toxic, Deed deed, long bytes) {
                ledger.did(toxic, deed, bytes);
            }

            @Override
            public void ended(Toxic toxic, End how) {
                ledger.ended(toxic, how);
            }
        };
    }
}
