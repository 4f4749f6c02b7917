package io.github.fetchproof.harness.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lets everybody in the sandbox who dials an address of one block, and does not say from where, dial it from one address: so callers
 * have addresses of their own, one after the other. Only in the sandbox. Used by one thread.
 *
 * @see <a href="https://man7.org/linux/man-pages/man8/ip-route.8.html">ip-route, src</a>
 */
public final class SourceRoute implements AutoCloseable {

    private static final long SECONDS = 10;

    private final String block;

    /** @param block all addresses that share the first three bytes of this one, on loopback */
    public SourceRoute(InetAddress block) {
        byte[] octets = block.getAddress();
        if (!block.isLoopbackAddress() || octets.length != 4) {
            throw new IllegalArgumentException("a block must be of 127.0.0.0/8: " + block);
        }
        this.block = "127." + (octets[1] & 0xFF) + "." + (octets[2] & 0xFF) + ".0/24";
    }

    /**
     * From now on they dial from there.
     *
     * @throws IOException when the route cannot be set
     */
    public void from(InetAddress source) throws IOException {
        ip("replace", "src", source.getHostAddress());
    }

    /** As it was before. */
    @Override
    public void close() throws IOException {
        ip("del");
    }

    private void ip(String verb, String... more) throws IOException {
        List<String> argv =
                new java.util.ArrayList<>(List.of("ip", "route", verb, "local", block, "dev", "lo", "table", "local"));
        argv.addAll(List.of(more));
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try {
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", argv) + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted at " + String.join(" ", argv), e);
        }
    }
}
