package io.github.fetchproof.fakes.toxiproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;

/**
 * Finds addresses of host names afresh each time: the JVM's own lookup remembers answers for half a minute, and a proxy
 * must follow a name at once. The hosts file is asked first, then the name servers of the system. Thread-safe.
 */
final class Names {
    private final Executor executor;

    /** @param executor where files are read; nothing else blocks */
    Names(Executor executor) {
        this.executor = executor;
    }

    /** The address behind {@code host:port} when the host is numeric, so that nothing need be looked up. */
    Optional<InetSocketAddress> literal(String upstream) {
        try {
            HostPort address = HostPort.parse(upstream);
            return numeric(address.host()).map(found -> new InetSocketAddress(found, address.port()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The addresses behind {@code host:port}, never none; fails when there is none. */
    CompletableFuture<List<InetSocketAddress>> lookUp(String upstream) {
        HostPort address;
        try {
            address = HostPort.parse(upstream);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(new IOException(e.getMessage(), e));
        }
        return addresses(address.host())
                .thenApply(found -> found.stream()
                        .map(one -> new InetSocketAddress(one, address.port()))
                        .toList());
    }

    /** The addresses of a host: IPv4, or IPv6 when it has no other. */
    CompletableFuture<List<InetAddress>> addresses(String host) {
        Optional<InetAddress> numeric = numeric(host);
        if (numeric.isPresent()) {
            return CompletableFuture.completedFuture(List.of(numeric.get()));
        }
        if (host.isEmpty() || host.toLowerCase(Locale.ROOT).equals("localhost")) {
            return CompletableFuture.completedFuture(loopback());
        }
        return CompletableFuture.supplyAsync(() -> session(host), executor)
                .thenCompose(query -> query.ask(Type.A)
                        .handle((found, error) -> error == null && !found.isEmpty()
                                ? CompletableFuture.completedFuture(found)
                                : query.ask(Type.AAAA).toCompletableFuture())
                        .thenCompose(answer -> answer))
                .thenApply(found -> {
                    if (found.isEmpty()) {
                        throw new UncheckedIOException(new UnknownHostException(host));
                    }
                    return found;
                });
    }

    /** https://www.rfc-editor.org/rfc/rfc6761#section-6.3: localhost is loopback, whoever is asked. */
    private static List<InetAddress> loopback() {
        try {
            return List.of(
                    InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                    InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<InetAddress> numeric(String host) {
        boolean four = !host.isEmpty() && host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        if (!four && !host.contains(":")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static Query session(String host) {
        try {
            return new Query(LookupSession.defaultBuilder().clearCaches().build(), Name.fromString(host));
        } catch (TextParseException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One host to be asked for. */
    private record Query(LookupSession session, Name name) {
        CompletionStage<List<InetAddress>> ask(int type) {
            return session.lookupAsync(name, type).thenApply(Query::addresses);
        }

        private static List<InetAddress> addresses(LookupResult result) {
            List<InetAddress> found = new ArrayList<>();
            for (Record answer : result.getRecords()) {
                if (answer instanceof ARecord a) {
                    found.add(a.getAddress());
                } else if (answer instanceof AAAARecord aaaa) {
                    found.add(aaaa.getAddress());
                }
            }
            return found;
        }
    }
}
