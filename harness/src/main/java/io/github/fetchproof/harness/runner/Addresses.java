package io.github.fetchproof.harness.runner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;

/**
 * Loopback addresses of a scenario's own, so that scenarios run side by side and the tap tells them apart.
 *
 * <p>Scenario number n has the block {@code 127.x.y.0/24}; links listen low in it, origins high. Inside the sandbox links
 * listen on port 80 or 443. Outside it, where other programs live too, they take free ports below the ephemeral range: a hot retry
 * loop on a refused ephemeral port can connect to itself.
 */
public final class Addresses {

    /** The port that links have in the sandbox, as a URL without a port means it. */
    static final int HTTP = 80;

    private static final int HTTPS = 443;
    private static final int SSH = 22;
    private static final int DNS = 53;

    /** {@code ::1}, where nobody of ours listens. */
    static final InetAddress LOOPBACK_IPV6 = address(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});

    /** The kit's own address, which is no scenario's and no caller's. */
    static final InetAddress KIT = address(new byte[] {127, 0, 0, 1});

    private static final int FIRST_PORT = 10_080;
    private static final int LAST_PORT = 32_000;

    private final boolean sandboxed;
    private final int block;

    public Addresses(boolean sandboxed, int scenario) {
        if (scenario < 0 || scenario > 50_000) {
            throw new IllegalArgumentException("there are addresses for 50,000 scenarios: " + scenario);
        }
        this.sandboxed = sandboxed;
        this.block = scenario;
    }

    /** Where the subject dials origin number {@code origin}, from 0. */
    public InetSocketAddress link(int origin) {
        return link(origin, "http");
    }

    /**
     * Where the subject dials origin number {@code origin}, from 0.
     *
     * @param scheme of its URL, {@code http}, {@code https} or {@code ssh}
     */
    InetSocketAddress link(int origin, String scheme) {
        int port = scheme.equals("https") ? HTTPS : scheme.equals("ssh") ? SSH : HTTP;
        return sandboxed ? new InetSocketAddress(host(10 + origin), port) : free(host(10 + origin));
    }

    /** Where origin number {@code origin} listens, from 0. */
    public InetSocketAddress upstream(int origin) {
        return sandboxed ? new InetSocketAddress(host(130 + origin), 8080) : free(host(130 + origin));
    }

    /** Where an origin listens whose TLS is spoken for it: none of the scenario's own, since no subject has business there. */
    InetSocketAddress behindTls() {
        return new InetSocketAddress(KIT, 0);
    }

    /** Where the subject asks for names over TCP. Only in the sandbox: nothing can be told of another port than 53. */
    InetSocketAddress nameServer() {
        return new InetSocketAddress(host(DNS), DNS);
    }

    /** An address where nobody is, for the name of origin number {@code origin}, from 0. */
    InetAddress dead(int origin) {
        return host(200 + origin);
    }

    /** From where caller number {@code caller} dials, from 0. Only in the sandbox. */
    InetAddress caller(int caller) {
        if (caller < 0 || caller > 7) {
            throw new IllegalArgumentException("there are addresses for 8 callers: " + caller);
        }
        return host(2 + caller);
    }

    /** Whether an address belongs to this scenario. */
    boolean concerns(InetAddress address) {
        byte[] octets = address.getAddress();
        byte[] mine = host(0).getAddress();
        return octets.length == 4 && octets[0] == mine[0] && octets[1] == mine[1] && octets[2] == mine[2];
    }

    private InetAddress host(int last) {
        return address(new byte[] {127, (byte) (20 + block / 250), (byte) (1 + block % 250), (byte) last});
    }

    private static InetAddress address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static InetSocketAddress free(InetAddress host) {
        int span = LAST_PORT - FIRST_PORT;
        int start = Math.floorMod(ProcessHandle.current().pid() * 37, span);
        for (int i = 0; i < span; i++) {
            int port = FIRST_PORT + (start + i) % span;
            if (isFree(host, port)) {
                return new InetSocketAddress(host, port);
            }
        }
        throw new WorldException("no port from " + FIRST_PORT + " to " + LAST_PORT + " is free on " + host);
    }

    /** Binds without listening: a process that is started meanwhile holds a copy for a moment, and one that listens blocks. */
    private static boolean isFree(InetAddress host, int port) {
        try (Socket probe = new Socket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
