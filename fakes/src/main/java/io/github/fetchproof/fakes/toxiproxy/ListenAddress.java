package io.github.fetchproof.fakes.toxiproxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where a proxy listens, its host name resolved.
 *
 * @param host the address; empty for all interfaces, IPv4 and IPv6
 * @param port 0 for any
 */
record ListenAddress(Optional<InetAddress> host, int port) {
    private static final int BACKLOG = 1024;
    private static final long PATIENCE_SECONDS = 10;

    /**
     * Resolves an address as the API gives it.
     *
     * @throws ApiError in Go's words when it is no address or its host is unknown
     */
    static ListenAddress resolve(String listen, Names names) throws ApiError {
        HostPort address;
        try {
            address = HostPort.parse(listen);
        } catch (IllegalArgumentException e) {
            throw ApiError.listen(String.valueOf(e.getMessage()));
        }
        if (address.host().isEmpty()) {
            return new ListenAddress(Optional.empty(), address.port());
        }
        InetAddress found = first(address.host(), names);
        return new ListenAddress(found.isAnyLocalAddress() ? Optional.empty() : Optional.of(found), address.port());
    }

    private static InetAddress first(String host, Names names) throws ApiError {
        try {
            List<InetAddress> found = names.addresses(host).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return found.get(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiError.listen("lookup " + host + ": interrupted");
        } catch (ExecutionException e) {
            throw ApiError.listen("lookup " + host + ": no such host");
        } catch (TimeoutException e) {
            throw ApiError.listen("lookup " + host + ": i/o timeout");
        }
    }

    /**
     * Binds it.
     *
     * @throws ApiError in Go's words when the system refuses
     */
    ServerSocketChannel bind() throws ApiError {
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
                channel.bind(
                        host.map(address -> new InetSocketAddress(address, port))
                                .orElseGet(() -> new InetSocketAddress(port)),
                        BACKLOG);
                return channel;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw ApiError.listen("listen tcp " + this + ": bind: " + reason(e));
        }
    }

    /** Why the system refused, as Go words it: in small letters. */
    static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.replaceFirst(" \\(.*", "").toLowerCase(Locale.ROOT);
    }

    /** The address a bound channel has. */
    static ListenAddress of(ServerSocketChannel channel) throws IOException {
        if (!(channel.getLocalAddress() instanceof InetSocketAddress local)) {
            throw new IOException("the channel is not bound");
        }
        InetAddress address = local.getAddress();
        return new ListenAddress(
                address.isAnyLocalAddress() ? Optional.empty() : Optional.of(address), local.getPort());
    }

    /** As Go prints it. */
    @Override
    public String toString() {
        return new HostPort(host.map(InetAddress::getHostAddress).orElse("::"), port).toString();
    }
}
