package io.github.fetchproof.benchmarks.relay;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Where everything listens. */
final class Loopback {
    private Loopback() {}

    /** Its address in digits. */
    static String host() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    /** @param port 0 for any that is free */
    static InetSocketAddress at(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** @param listen {@code address:port}, as a relay says where it listens on loopback */
    static InetSocketAddress at(String listen) {
        return at(Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1)));
    }
}
