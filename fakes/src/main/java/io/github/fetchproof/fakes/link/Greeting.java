package io.github.fetchproof.fakes.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Finds out whether a Toxiproxy answers somewhere, and which: {@code GET /version}. */
final class Greeting {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int LONGEST = 10_000;

    private Greeting() {}

    /**
     * Its version, as it calls itself.
     *
     * @param host name or numeric address, IPv6 in brackets
     * @param limit for the connect, and for each piece of the answer
     * @throws IOException when nobody answers in time, or somebody who is no Toxiproxy
     */
    static String version(String host, int port, Duration limit) throws IOException {
        // As toxiproxy-java does it; but no proxy of the JVM's comes in between, and it ends.
        URLConnection connection =
                URI.create("http://" + host + ":" + port + "/version").toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout((int) limit.toMillis());
        connection.setReadTimeout((int) limit.toMillis());
        try (var in = connection.getInputStream()) {
            return read(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
        }
    }

    /** The version in an answer, {@code {"version": "2.12.0"}}. */
    static String read(String answer) throws IOException {
        try {
            JsonNode version = JSON.readTree(answer).path("version");
            if (version.isTextual() && version.textValue().matches("[!-~]{1,60}")) {
                return version.textValue();
            }
        } catch (JsonProcessingException other) {
            // Told below, in words.
        }
        throw new IOException("what answers there is no Toxiproxy: GET /version tells no version");
    }

    /**
     * The version of one that is starting.
     *
     * @param patience how long it may take to answer
     * @param alive whether it is still worth waiting
     * @throws IOException the reason why there was no answer, when the patience or the life has ended
     */
    static String await(InetSocketAddress api, Duration patience, BooleanSupplier alive) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            boolean last = !alive.getAsBoolean() || System.nanoTime() > deadline;
            try {
                return version(api.getAddress().getHostAddress(), api.getPort(), patience);
            } catch (IOException notYet) {
                if (last || Thread.currentThread().isInterrupted()) {
                    throw notYet;
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE.toMillis()));
        }
    }
}
