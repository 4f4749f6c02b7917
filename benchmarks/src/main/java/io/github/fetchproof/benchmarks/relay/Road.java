package io.github.fetchproof.benchmarks.relay;

import java.util.List;

/** How clients reach the upstream. */
enum Road {
    /** With nothing between: the most that this machine can do. */
    DIRECT,
    /** Through our embedded Toxiproxy, in a JVM of its own. */
    EMBEDDED,
    /** Through a {@code toxiproxy-server}. */
    ORIGINAL;

    /** In their order. */
    static final List<Road> ALL = List.of(values());

    /** Those with a server between. */
    static final List<Road> RELAYED = List.of(EMBEDDED, ORIGINAL);
}
