package io.github.fetchproof.scenarios.cli;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where to listen, such as {@code 127.0.0.1:3000}. */
final class ListenOption {
    /** A host, in brackets where it is a numeric IPv6 address, and a port. */
    private static final Pattern HOST_PORT = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^:\\[\\]/ ]+)):([0-9]{1,5})");

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
