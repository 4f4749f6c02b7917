package io.github.fetchproof.benchmarks.relay;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Where the upstream listens.
 *
 * @param printed by it, in its order
 */
record Ports(List<Integer> printed) {
    private static final int ROADS = Road.ALL.size();

    Ports {
        printed = List.copyOf(printed);
        if (printed.size() != ROADS + 2) {
            throw new IllegalArgumentException("there must be " + (ROADS + 2) + " ports: " + printed);
        }
    }

    InetSocketAddress echo(Road road) {
        return at(Road.ALL.indexOf(road));
    }

    InetSocketAddress source() {
        return at(ROADS);
    }

    InetSocketAddress sink() {
        return at(ROADS + 1);
    }

    private InetSocketAddress at(int index) {
        return Loopback.at(printed.get(index));
    }
}
