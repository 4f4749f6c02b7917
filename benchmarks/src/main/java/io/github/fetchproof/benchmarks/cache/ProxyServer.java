package io.github.fetchproof.benchmarks.cache;

import io.github.fetchproof.benchmarks.relay.Child;
import io.github.fetchproof.fakes.cache.CachingProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;

/**
 * The caching proxy as a program: it prints its port and runs until the end of its standard input. The properties {@code
 * upstream} and {@code directory} say what to keep, and where.
 */
public final class ProxyServer {
    private ProxyServer() {}

    /**
     * Runs it.
     *
     * @param args none
     * @throws IOException when it cannot listen or keep anything
     */
    public static void main(String[] args) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        URI upstream = URI.create(System.getProperty("upstream", ""));
        try (CachingProxy proxy = CachingProxy.start(anyPort, upstream, Path.of(System.getProperty("directory", "")))) {
            System.out.println(proxy.address().getPort());
            Child.serve(command -> command);
        }
    }
}
