package io.github.fetchproof.fakes.toxiproxy;

import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one loop knows of one proxy: its toxics, and the connections that live there. Only that loop touches it. */
final class Share {
    private final EventLoop loop;
    private final Names names;
    private final Storage storage;
    private final Dice dice;
    private final Faults faults;
    private final List<Toxic> toxics = new ArrayList<>();
    private final Set<Connection> connections = new LinkedHashSet<>();

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

    /** Takes over a client that was accepted. */
    void open(SocketChannel client, long number, String upstream) {
        Connection connection = new Connection(this, client, number);
        connections.add(connection);
        connection.open(upstream);
    }

    void closed(Connection connection) {
        connections.remove(connection);
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

    void acted(Toxic toxic, long connection, String how) {
        faults.acted(dice.proxy(), toxic, connection, how);
    }
}
