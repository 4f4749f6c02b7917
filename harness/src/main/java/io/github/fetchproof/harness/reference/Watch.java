package io.github.fetchproof.harness.reference;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sees how far one request has come, and since when it has not moved. OkHttp's events and the reader of the body write it, on
 * one thread; the thread that waits reads it.
 *
 * <p>It exists because the library's own limits are not enough: its read timeout starts anew with each byte of a header that
 * drips, and its call timeout does not end a name lookup that blocks.
 */
final class Watch extends EventListener {

    /** Beyond the library's own limit for a connect, so that it can go on to the next address of a name first. */
    private static final Duration CONNECT_GRACE = Duration.ofMillis(500);

    /** Where a request is, and what it means when it stays there. */
    enum Phase {
        LOOKUP(Trouble.LOOKUP_SILENT),
        CONNECT(Trouble.CONNECT_SILENT),
        HANDSHAKE(Trouble.HANDSHAKE_SILENT),
        HEADER(Trouble.HEADER_SILENT),
        BODY(Trouble.STALLED);

        private final Trouble whenSilent;

        Phase(Trouble whenSilent) {
            this.whenSilent = whenSilent;
        }

        Trouble whenSilent() {
            return whenSilent;
        }
    }

    private record State(Phase phase, long since) {}

    private final LongSupplier clock;
    private final Settings.Limits limits;
    private final AtomicInteger dials = new AtomicInteger();
    private volatile State state;
    private volatile Optional<Head> head = Optional.empty();

    Watch(LongSupplier clock, Settings.Limits limits) {
        this.clock = clock;
        this.limits = limits;
        this.state = new State(Phase.LOOKUP, clock.getAsLong());
    }

    /** The phase it is in. */
    Phase phase() {
        return state.phase();
    }

    /** How long the phase may still take, zero when it has taken too long. */
    private long leftNanos() {
        State now = state;
        return Math.max(0, limit(now.phase()).toNanos() - (clock.getAsLong() - now.since()));
    }

    private Duration limit(Phase phase) {
        return switch (phase) {
            case LOOKUP -> limits.lookup();
            case CONNECT -> limits.connect().plus(CONNECT_GRACE);
            case HANDSHAKE -> limits.handshake();
            case HEADER -> limits.header();
            case BODY -> limits.stall();
        };
    }

    /** Tries to send the request so far: dials, or one that reused a connection, or failed before any dial. */
    int tries() {
        return Math.max(1, dials.get());
    }

    /** Whether no connection was dialled for it. */
    boolean reusedConnection() {
        return dials.get() == 0 && phase().compareTo(Phase.HEADER) >= 0;
    }

    Optional<Head> head() {
        return head;
    }

    void headArrived(Head arrived) {
        head = Optional.of(arrived);
    }

    /** More of the body has come. */
    void moved() {
        enter(Phase.BODY);
    }

    private void enter(Phase phase) {
        boolean other = state.phase() != phase;
        state = new State(phase, clock.getAsLong());
        if (other) {
            wake();
        }
    }

    /** Lets the thread that waits look again: another phase has another limit, or all is over. */
    synchronized void wake() {
        notifyAll();
    }

    /**
     * Waits until all is over, or for as long as the phases and the deadline allow.
     *
     * @return whether it is over
     */
    synchronized boolean awaited(CompletableFuture<?> end, Deadline deadline) throws InterruptedException {
        while (!end.isDone()) {
            long left = Math.min(leftNanos(), deadline.leftNanos());
            if (left == 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    @Override
    public void dnsStart(Call call, String domainName) {
        enter(Phase.LOOKUP);
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        dials.incrementAndGet();
        enter(Phase.CONNECT);
    }

    @Override
    public void secureConnectStart(Call call) {
        enter(Phase.HANDSHAKE);
    }

    @Override
    public void connectionAcquired(Call call, Connection connection) {
        enter(Phase.HEADER);
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
        enter(Phase.HEADER);
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
        enter(Phase.BODY);
    }
}
