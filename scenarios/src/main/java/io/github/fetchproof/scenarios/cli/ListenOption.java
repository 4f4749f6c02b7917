package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.link.LinkException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where to listen, such as {@code 127.0.0.1:3000}. */
final class ListenOption {
    /** A host, in brackets where it is a numeric IPv6 address, and a port. */
    private static final Pattern HOST_PORT = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^:\\[\\]/ ]+)):([0-9]{1,5})");

    /** How Toxiproxy words that the system refused an address. */
    private static final Pattern REFUSED = Pattern.compile("listen tcp (\\S+): bind: (.+)");

    static final int HIGHEST_PORT = 65_535;

    private ListenOption() {}

    /** Any address and port; port 0 for one that is free. */
    static InetSocketAddress address(String text) {
        Matcher parts = HOST_PORT.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > HIGHEST_PORT) {
            throw new WrongUsage("--listen must be HOST:PORT: " + text);
        }
        String host = parts.group(1) != null ? parts.group(1) : parts.group(2);
        InetSocketAddress address = new InetSocketAddress(host, Integer.parseInt(parts.group(3)));
        if (address.isUnresolved()) {
            throw new WrongUsage("--listen must name a host that can be found: " + host);
        }
        return address;
    }

    /** What is wrong with where to listen, when that is why a link failed: empty when it was anything else. */
    static Optional<String> problem(LinkException failed) {
        Matcher refused = REFUSED.matcher(String.valueOf(failed.getMessage()));
        return refused.find()
                ? Optional.of("--listen must leave each server a place of its own, and " + refused.group(1)
                        + " is none: " + refused.group(2))
                : Optional.empty();
    }

    /** An IPv4 address of this machine's loopback, and a port. */
    static InetSocketAddress loopback(String text) {
        InetSocketAddress address = address(text);
        if (!(address.getAddress() instanceof Inet4Address)
                || !address.getAddress().isLoopbackAddress()) {
            throw new WrongUsage("--listen must be on IPv4 loopback, such as 127.0.0.1:3000: " + text);
        }
        return address;
    }
}
