package io.github.fetchproof.fakes.origin;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server behind the stage: WireMock, one for all origins, which gives the plain answers of ordinary size.
 *
 * <p>The stage hands over a script and asks for it by number, so that WireMock sees no request of a subject and cannot
 * refuse one. Threads share it.
 */
final class Backstage implements AutoCloseable {
    /** The longest body it is asked for; longer ones go out from memory, without a copy for each client. */
    static final int LONGEST = 1024 * 1024;

    private static final int IDLE_MILLIS = 3_600_000;

    private final Map<Long, Script> waiting = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final ConcurrentLinkedDeque<BackstageLine> idle = new ConcurrentLinkedDeque<>();
    private final WireMockServer server;
    private final InetSocketAddress address;
    private volatile boolean closed;

    private Backstage(String host) {
        server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress(host)
                .dynamicPort()
                .containerThreads(64)
                .jettyIdleTimeout((long) IDLE_MILLIS)
                .jettyStopTimeout(0L)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .gzipDisabled(true)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .extensionScanningEnabled(false)
                .extensions(new Prompter()));
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse()));
        server.start();
        address = new InetSocketAddress(host, server.port());
    }

    static Backstage open(String host) {
        return new Backstage(host);
    }

    /** Where WireMock listens. */
    InetSocketAddress address() {
        return address;
    }

    /**
     * Asks WireMock for the answer of a plain script and reads it whole, so that a client which reads slowly holds up nobody
     * else.
     *
     * @throws UncheckedIOException when WireMock does not answer as it should: the kit is at fault, not the subject
     */
    BackstageLine.Reply ask(Script script) {
        long number = numbers.incrementAndGet();
        waiting.put(number, script);
        try {
            BackstageLine line = idle.pollFirst();
            Optional<BackstageLine.Reply> reply = line == null ? Optional.empty() : line.ask(number);
            if (reply.isEmpty()) {
                line = BackstageLine.to(address);
                reply = line.ask(number);
            }
            BackstageLine.Reply whole = reply.orElseThrow(
                    () -> new IllegalStateException("the HTTP server behind the stage closed a fresh connection"));
            giveBack(line);
            return whole;
        } finally {
            waiting.remove(number);
        }
    }

    private void giveBack(BackstageLine line) {
        idle.addFirst(line);
        if (closed) {
            hangUp();
        }
    }

    @Override
    public void close() {
        closed = true;
        hangUp();
        server.stop();
    }

    private void hangUp() {
        for (BackstageLine line = idle.pollFirst(); line != null; line = idle.pollFirst()) {
            line.close();
        }
    }

    /** Turns the number in the URL into the answer of the script that waits under it. */
    private final class Prompter implements ResponseDefinitionTransformerV2 {
        @Override
        public String getName() {
            return "prompter";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            @Nullable
            Script script =
                    waiting.get(Long.parseLong(event.getRequest().getUrl().substring(1)));
            if (script == null) {
                return new ResponseDefinitionBuilder().withStatus(500).build();
            }
            Act.Head head = script.head().orElseThrow();
            ResponseDefinitionBuilder answer = new ResponseDefinitionBuilder().withStatus(head.status());
            head.headers().forEach(header -> answer.withHeader(header.name(), header.value()));
            byte[] body = script.body();
            return (body.length == 0 ? answer : answer.withBody(body)).build();
        }
    }
}
