package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.simulation.QueueModel.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One run of {@link QueueModel}. Use once, by one thread. */
final class QueueRun {
    private static final long MOST_EVENTS = 200_000_000L;
    /** How long a refusal takes. */
    private static final long REFUSAL = 500_000L;

    /** A first attempt arrives. */
    private static final int ARRIVAL = 0;
    /** A wait is over. */
    private static final int RETRY = 1;
    /** A worker has finished an attempt. */
    private static final int SERVED = 2;
    /** An attempt has failed, unless it succeeded before. */
    private static final int FAILED = 3;
    /** The outage is over. */
    private static final int RESTART = 4;

    private final QueueModel model;
    private final QueueStrategy strategy;
    private final long outageStart;
    private final long outageEnd;
    private final long horizon;
    private final double betweenArrivals;
    private final double meanService;

    private final RandomGenerator arrivals;
    private final RandomGenerator choice;
    private final RandomGenerator service;
    private final RandomGenerator waits;

    private final Timeline timeline = new Timeline(MOST_EVENTS);
    private final LongQueue queue = new LongQueue();
    private final List<Gate> gates = new ArrayList<>();
    private final QueueTally tally;
    private int busy;

    private int requests;
    private long[] bornAt = new long[1024];
    private long[] lastWait = new long[1024];
    private int[] client = new int[1024];
    private int[] ticket = new int[1024];
    private int[] attempts = new int[1024];
    private boolean[] pending = new boolean[1024];

    QueueRun(QueueModel model, QueueStrategy strategy, int clients, long seed) {
        this.model = model;
        this.strategy = strategy;
        outageStart = model.outageStart().toNanos();
        outageEnd = model.outageEnd().toNanos();
        horizon = model.horizon().toNanos();
        betweenArrivals = 1e9 / model.perSecond();
        meanService = model.meanService().toNanos();
        SplittableRandom root = new SplittableRandom(seed);
        arrivals = root.split();
        choice = root.split();
        service = root.split();
        waits = root.split();
        tally = new QueueTally(model);
        for (int each = 0; each < clients; each++) {
            gates.add(strategy.gate().get());
        }
    }

    double[] metrics() {
        timeline.schedule(outageEnd, event(RESTART, 0, 0));
        scheduleArrival();
        while (timeline.advance() && timeline.now() < horizon) {
            tally.reach(timeline.now(), queue.size() + busy);
            happen(timeline.event());
        }
        tally.reach(horizon, queue.size() + busy);
        return tally.metrics();
    }

    /** The request in the low half, the attempt above it, the kind on top. */
    private static long event(int kind, int attempt, int request) {
        return (long) kind << 60 | (long) attempt << 32 | request;
    }

    private void happen(long event) {
        int request = (int) event;
        int attempt = (int) (event >>> 32) & 0x0fff_ffff;
        switch ((int) (event >>> 60)) {
            case ARRIVAL -> arrive();
            case RETRY -> send(request, gate(request).again(timeline.now()));
            case SERVED -> served(request, attempt);
            case FAILED -> failed(request, attempt);
            case RESTART -> work();
            default -> throw new IllegalStateException("no such event: " + event);
        }
    }

    private void scheduleArrival() {
        long after = Math.round(arrivals.nextExponential() * betweenArrivals);
        timeline.schedule(timeline.now() + after, event(ARRIVAL, 0, 0));
    }

    private void arrive() {
        scheduleArrival();
        long now = timeline.now();
        tally.born(now);
        int request = newRequest(now);
        send(request, gate(request).first(now));
    }

    private int newRequest(long now) {
        if (requests == bornAt.length) {
            int wider = 2 * requests;
            bornAt = Arrays.copyOf(bornAt, wider);
            lastWait = Arrays.copyOf(lastWait, wider);
            client = Arrays.copyOf(client, wider);
            ticket = Arrays.copyOf(ticket, wider);
            attempts = Arrays.copyOf(attempts, wider);
            pending = Arrays.copyOf(pending, wider);
        }
        bornAt[requests] = now;
        client[requests] = choice.nextInt(gates.size());
        requests++;
        return requests - 1;
    }

    private Gate gate(int request) {
        return gates.get(client[request]);
    }

    private void send(int request, int admission) {
        if (admission == Gate.REFUSED) {
            tally.lost(bornAt[request]);
            return;
        }
        long now = timeline.now();
        tally.sent(now);
        ticket[request] = admission;
        attempts[request]++;
        pending[request] = true;
        int attempt = attempts[request];
        if (model.mode() == Mode.REFUSE && inOutage(now)) {
            timeline.schedule(now + REFUSAL, event(FAILED, attempt, request));
            return;
        }
        if (model.mode() == Mode.STALL) {
            timeline.schedule(now + model.timeout().toNanos(), event(FAILED, attempt, request));
        }
        queue.add(event(SERVED, attempt, request));
        work();
    }

    private boolean inOutage(long now) {
        return outageStart <= now && now < outageEnd;
    }

    /** Idle workers take what waits; in a stall they do not. */
    private void work() {
        long now = timeline.now();
        if (model.mode() == Mode.STALL && inOutage(now)) {
            return;
        }
        while (busy < model.workers() && queue.size() > 0) {
            busy++;
            long lasts = Math.round(service.nextExponential() * meanService);
            timeline.schedule(now + lasts, queue.remove());
        }
    }

    private void served(int request, int attempt) {
        busy--;
        if (pending[request] && attempts[request] == attempt) {
            pending[request] = false;
            gate(request).succeeded(ticket[request], timeline.now());
            tally.succeeded(bornAt[request], timeline.now());
        }
        work();
    }

    private void failed(int request, int attempt) {
        if (!pending[request] || attempts[request] != attempt) {
            return;
        }
        pending[request] = false;
        gate(request).failed(ticket[request], timeline.now());
        if (model.mode() == Mode.STALL && attempt == model.maxAttempts()) {
            tally.lost(bornAt[request]);
            return;
        }
        lastWait[request] = strategy.backoff().nextNanos(lastWait[request], attempt, waits);
        timeline.schedule(timeline.now() + lastWait[request], event(RETRY, 0, request));
    }
}
