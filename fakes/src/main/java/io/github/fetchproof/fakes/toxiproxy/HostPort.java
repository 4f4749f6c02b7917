package io.github.fetchproof.fakes.toxiproxy;

/**
 * A network address in two parts, as Go writes it: {@code host:port}, {@code [v6]:port}, {@code :port}.
 *
 * @param host name or numeric address, without brackets; empty for all interfaces
 * @param port 0 to 65535
 */
record HostPort(String host, int port) {

    /**
     * Reads an address; the empty text is every interface and any port.
     *
     * @throws IllegalArgumentException in Go's words when the text is no address
     */
    static HostPort parse(String text) {
        if (text.isEmpty()) {
            return new HostPort("", 0);
        }
        int colon = text.lastIndexOf(':');
        if (colon < 0 || text.endsWith("]")) {
            throw new IllegalArgumentException("address " + text + ": missing port in address");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.contains(":")) {
            throw new IllegalArgumentException("address " + text + ": too many colons in address");
        }
        return new HostPort(host, port(text.substring(colon + 1)));
    }

    private static int port(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("lookup tcp/" + text + ": unknown port");
        }
        if (text.length() > 5 || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("address " + text + ": invalid port");
        }
        return Integer.parseInt(text);
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
