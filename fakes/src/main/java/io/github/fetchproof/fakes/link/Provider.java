package io.github.fetchproof.fakes.link;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Something that speaks Toxiproxy's HTTP API and serves links.
 *
 * <p>Threads may share it. toxiproxy-java knows no time limits, so every call is made on a thread of the provider's and given
 * up after {@link #LIMIT}.
 */
public final class Provider implements AutoCloseable {

    /** How long a call may take. */
    public static final Duration LIMIT = Duration.ofSeconds(15);

    private final String name;
    private final ToxiproxyClient client;
    private final AutoCloseable server;
    private final ExecutorService calls = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "toxiproxy-call");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param name for reports, for instance {@code embedded}
     * @param host where its API listens
     * @param port where its API listens
     */
    public Provider(String name, String host, int port) {
        this(name, host, port, () -> {});
    }

    /**
     * @param name for reports, for instance {@code embedded}
     * @param host where its API listens
     * @param port where its API listens
     * @param server closed with the provider
     */
    public Provider(String name, String host, int port, AutoCloseable server) {
        this.name = name;
        this.client = new ToxiproxyClient(host, port);
        this.server = server;
    }

    /**
     * A server that somebody else runs.
     *
     * @param host name or numeric address, IPv6 in brackets
     * @return a provider named by its URL and version
     * @throws ProviderUnavailableException when none answers there
     */
    public static Provider at(String host, int port) {
        String url = "http://" + host + ":" + port;
        try {
            return new Provider(url + " " + Greeting.version(host, port, LIMIT), host, port);
        } catch (IOException e) {
            throw new ProviderUnavailableException("no Toxiproxy answers at " + url + ": " + e.getMessage(), e);
        }
    }

    /** What it is and, where that is not ours, its version, for instance {@code embedded} or {@code binary 2.12.0}. */
    public String name() {
        return name;
    }

    /**
     * Opens a road that is whole.
     *
     * @param origin the origin's name in the events
     * @param id unique among the provider's links
     * @param listen where subjects dial
     * @param upstream where the origin listens
     * @param log told of every switch
     * @throws LinkException when the provider refuses
     */
    public Link open(String origin, String id, InetSocketAddress listen, InetSocketAddress upstream, EventLog log) {
        Proxy proxy = call("open link " + id, () -> client.createProxy(id, numeric(listen), numeric(upstream)));
        return new Link(this, origin, proxy, log);
    }

    /** {@code address:port} in digits. */
    public static String numeric(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    <T> T call(String what, Callable<T> call) {
        Future<T> answer = calls.submit(call);
        try {
            return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new LinkException("Toxiproxy (" + name + ") would not " + what + ": " + e.getCause(), e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new LinkException(
                    "Toxiproxy (" + name + ") did not " + what + " within " + LIMIT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new LinkException("interrupted while Toxiproxy (" + name + ") was to " + what, e);
        }
    }

    /** Gives up its threads, and ends its server if that is ours. Links are closed by those who opened them. */
    @Override
    public void close() {
        calls.shutdownNow();
        try {
            server.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new LinkException("Toxiproxy (" + name + ") could not be ended: " + e.getMessage(), e);
        }
    }
}
