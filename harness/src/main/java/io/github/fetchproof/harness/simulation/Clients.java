package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Gate;
import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.simulation.Draws.Purpose;
import java.util.List;

/**
 * Clients with a strategy before one server: requests are born as a Poisson stream, each of a client drawn evenly, and are
 * sent until they succeed or are given up. Gates are asked before a first attempt, and after the wait before each further
 * one. Belongs to one run.
 */
final class Clients {
    /** A request is born. */
    private static final int BIRTH = 0;
    /** A wait is over. */
    private static final int RETRY = 1;
    /** What a gate held back is sent. */
    private static final int SEND = 2;
    /** Kinds of events from here on are the server's. */
    static final int SERVER = 3;

    /** Where attempts go; it reports {@link #succeeded} or {@link #failed} with an event made by {@link #event}. */
    interface Server {
        /** An attempt of the request in that slot arrives. */
        void send(int slot);

        /** A request is born. */
        default void born() {}

        /** An attempt is on its way, the first of its request or a further one. */
        default void sent(boolean isFirst) {}

        /** Before that retry of a request there is such a wait. */
        default void waited(int retry, long nanos) {}

        /** The request born then succeeded. */
        default void won(long bornAt) {}

        /** The request born then failed for good. */
        default void lost(long bornAt) {}
    }

    private final Timeline timeline;
    private final Draws draws;
    private final Strategy strategy;
    private final int maxAttempts;
    private final double betweenBirths;
    private final long lastBirth;
    private final List<Gate> gates;
    private final Server server;
    private final Requests requests = new Requests();
    private long born;

    /**
     * Clients at rest.
     *
     * @param maxAttempts of a request, whatever the strategy would do
     * @param perSecond births
     * @param lastBirth none is later, in nanoseconds
     */
    Clients(
            Timeline timeline,
            Draws draws,
            Strategy strategy,
            int clients,
            int maxAttempts,
            double perSecond,
            long lastBirth,
            Server server) {
        this.timeline = timeline;
        this.draws = draws;
        this.strategy = strategy;
        this.maxAttempts = Math.min(maxAttempts, strategy.stop().maxAttempts());
        this.betweenBirths = 1e9 / perSecond;
        this.lastBirth = lastBirth;
        this.gates = strategy.gates(clients, 1);
        this.server = server;
        scheduleBirth();
    }

    private void scheduleBirth() {
        long after = Math.round(draws.at(Purpose.ARRIVAL, 0, born, 0).nextExponential() * betweenBirths);
        if (timeline.now() + after <= lastBirth) {
            timeline.schedule(timeline.now() + after, (long) BIRTH << 60);
        }
    }

    /** An event of the clients' own happens; whether it was one. */
    boolean happen(long event) {
        int slot = Requests.slot(event);
        switch (Requests.kind(event)) {
            case BIRTH -> born();
            case RETRY -> asked(slot, gate(slot).again(timeline.now(), chance(slot)));
            case SEND -> send(slot);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void born() {
        long now = timeline.now();
        int client = draws.at(Purpose.CLIENT, 0, born, 0).nextInt(gates.size());
        int slot = requests.take(born, now, client);
        born++;
        scheduleBirth();
        server.born();
        asked(slot, gate(slot).first(now, chance(slot)));
    }

    private Gate gate(int slot) {
        return gates.get(requests.client(slot));
    }

    private Draws chance(int slot) {
        return draw(Purpose.GATE, slot);
    }

    /** Chance for the attempt that the request is at. */
    Draws draw(Purpose purpose, int slot) {
        return draws.at(purpose, requests.client(slot), requests.number(slot), requests.attempts(slot));
    }

    private void asked(int slot, int ticket) {
        if (ticket == Gate.REFUSED) {
            lose(slot);
            return;
        }
        requests.admit(slot, ticket);
        long pause = gate(slot).pauseNanos(timeline.now());
        if (pause > 0) {
            timeline.schedule(timeline.now() + pause, requests.event(SEND, slot));
        } else {
            send(slot);
        }
    }

    private void send(int slot) {
        server.sent(requests.attempts(slot) == 0);
        requests.attempt(slot);
        server.send(slot);
    }

    /** An event of the server's for the attempt that the request is at. */
    long event(int kind, int slot) {
        return requests.event(kind, slot);
    }

    /** The attempt of that event succeeded, unless nobody waits for it any more. */
    void succeeded(long event) {
        if (!requests.current(event)) {
            return;
        }
        int slot = Requests.slot(event);
        long bornAt = requests.bornAt(slot);
        gate(slot).succeeded(requests.ticket(slot), timeline.now());
        requests.give(slot);
        server.won(bornAt);
    }

    /** The attempt of that event failed, unless it is over already. */
    void failed(long event) {
        failed(event, false, 0);
    }

    /**
     * The same.
     *
     * @param throttled whether the server answered, and said that it is asked too often
     * @param asked nanoseconds it asked to wait at least, zero when it did not
     */
    void failed(long event, boolean throttled, long asked) {
        if (!requests.current(event)) {
            return;
        }
        int slot = Requests.slot(event);
        requests.outdate(slot);
        long now = timeline.now();
        if (throttled) {
            gate(slot).throttled(requests.ticket(slot), now);
        } else {
            gate(slot).failed(requests.ticket(slot), now);
        }
        int attempts = requests.attempts(slot);
        long before = requests.memory(slot);
        long after = strategy.backoff().remember(before, attempts, draw(Purpose.WAIT, slot));
        long wait = Math.max(strategy.backoff().waitNanos(before, after), asked);
        requests.remember(slot, after);
        if (attempts >= maxAttempts || !strategy.stop().allows(attempts, now + wait - requests.bornAt(slot))) {
            lose(slot);
            return;
        }
        server.waited(attempts, wait);
        timeline.schedule(now + wait, requests.event(RETRY, slot));
    }

    private void lose(int slot) {
        long bornAt = requests.bornAt(slot);
        requests.give(slot);
        server.lost(bornAt);
    }
}
