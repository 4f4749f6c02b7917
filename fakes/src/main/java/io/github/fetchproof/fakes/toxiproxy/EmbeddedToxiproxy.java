package io.github.fetchproof.fakes.toxiproxy;

import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.OptionalLong;

/**
 * A Toxiproxy server in this JVM: any client of the HTTP API of Toxiproxy 2.12
 * (https://github.com/Shopify/toxiproxy#http-api) can create proxies here and break them.
 *
 * <p>Where it does better than the original on purpose: a seed repeats every draw; values out of range answer 400; dialling
 * an upstream holds nobody else up and ends after 30 s; control calls never wait for a data socket; {@code reset_peer}
 * resets every connection it was drawn for, no other, and can be taken back while it waits.
 *
 * <p>What it can do beyond the original is a table in the package's documentation.
 *
 * <p>Threads may share it. Its own threads are daemons.
 */
public final class EmbeddedToxiproxy implements AutoCloseable {
    private final DataPlane plane;
    private final Proxies proxies;
    private final ControlServer control;
    private final long seed;

    private EmbeddedToxiproxy(DataPlane plane, Proxies proxies, ControlServer control, long seed) {
        this.plane = plane;
        this.proxies = proxies;
        this.control = control;
        this.seed = seed;
    }

    /** Like {@link #start(String, int, OptionalLong, EventLog)} with nobody watching. */
    public static EmbeddedToxiproxy start(String host, int port, OptionalLong seed) throws IOException {
        return start(host, port, seed, EventLog.none(System::nanoTime));
    }

    /**
     * Starts a server.
     *
     * @param host name or numeric address where the control API listens, for instance {@code localhost}
     * @param port the control API's port, 0 for any that is free
     * @param seed what all chance is drawn from; any when absent
     * @param log is told when a toxic or a refusal was switched, and when a toxic first acted on a connection
     * @throws IOException in one sentence, when the control API cannot listen there
     */
    public static EmbeddedToxiproxy start(String host, int port, OptionalLong seed, EventLog log) throws IOException {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port must be 0 to 65535: " + port);
        }
        InetSocketAddress address = new InetSocketAddress(resolve(host), port);
        long drawn = seed.orElseGet(() -> new SecureRandom().nextLong());
        DataPlane plane = new DataPlane(drawn, log);
        Proxies proxies = new Proxies(plane);
        try {
            ControlServer control = new ControlServer(address, new Routes(proxies));
            control.start();
            return new EmbeddedToxiproxy(plane, proxies, control, drawn);
        } catch (IOException e) {
            plane.close();
            throw new IOException("cannot listen on " + host + ":" + port + ": " + ListenAddress.reason(e), e);
        }
    }

    private static InetAddress resolve(String host) throws IOException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("cannot listen on " + host + ": no such host", e);
        }
    }

    /** The port of the control API. */
    public int port() {
        return control.port();
    }

    /** What chance is drawn from: a server started with it draws the same. */
    public long seed() {
        return seed;
    }

    /** How many connections go through all proxies now, those being dialled included. */
    public int openConnections() {
        try {
            return proxies.connections();
        } catch (ApiError e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        }
    }

    /**
     * What a proxy did since it was created; the same as {@code GET /proxies/{proxy}/evidence}.
     *
     * @throws IllegalArgumentException when there is no such proxy
     */
    public Evidence evidence(String proxy) {
        try {
            return proxies.evidence(proxy);
        } catch (ApiError e) {
            throw new IllegalArgumentException(e.sentence() + ": " + proxy, e);
        }
    }

    /** Closes the control API, every proxy and every connection. Closing again does nothing. */
    @Override
    public void close() {
        control.close();
        try {
            proxies.close();
        } catch (ApiError e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        } finally {
            plane.close();
        }
    }
}
