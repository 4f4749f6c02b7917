package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Stop;
import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.simulation.Draws.Purpose;
import io.github.fetchproof.harness.simulation.QueueModel.Mode;

/** One run of {@link QueueModel}. Use once, by one thread. */
final class QueueRun implements Clients.Server {
    private static final long MOST_EVENTS = 200_000_000L;
    /** How long a refusal takes. */
    private static final long REFUSAL = 500_000L;

    /** A worker has finished an attempt. */
    private static final int SERVED = Clients.SERVER;
    /** An attempt has failed, unless it succeeded before. */
    private static final int FAILED = Clients.SERVER + 1;
    /** The outage is over. */
    private static final int RESTART = Clients.SERVER + 2;

    private final QueueModel model;
    private final long outageStart;
    private final long outageEnd;
    private final long horizon;
    private final double meanService;
    private final long retryAfter;

    private final Timeline timeline = new Timeline(MOST_EVENTS);
    private final Clients clients;
    private final QueueTally tally;
    private final RunTrace trace;

    /** Attempts that wait for a worker, each as what happens when it is done, then how long that takes. */
    private final LongQueue queue = new LongQueue();

    private int busy;

    QueueRun(QueueModel model, Strategy strategy, int clients, long seed) {
        this.model = model;
        outageStart = model.outageStart().toNanos();
        outageEnd = model.outageEnd().toNanos();
        horizon = model.horizon().toNanos();
        meanService = model.meanService().toNanos();
        retryAfter = model.retryAfter().toNanos();
        tally = new QueueTally(outageStart, outageEnd, model.capacity(), model.workers());
        trace = new RunTrace((int) model.horizon().toSeconds(), outageStart);
        this.clients = new Clients(
                timeline,
                new Draws(seed),
                strategy,
                clients,
                model.mode() == Mode.STALL ? model.maxAttempts() : Stop.UNLIMITED,
                model.perSecond(),
                horizon,
                this);
        timeline.schedule(outageEnd, (long) RESTART << 60);
    }

    double[] metrics() {
        return tally.metrics(trace());
    }

    RunTrace trace() {
        while (timeline.advance() && timeline.now() < horizon) {
            trace.reach(timeline.now(), jobs());
            long event = timeline.event();
            if (!clients.happen(event)) {
                happen(event);
            }
        }
        trace.reach(horizon, jobs());
        return trace;
    }

    /** Those that wait, two numbers each, and those that are worked on. */
    private int jobs() {
        return queue.size() / 2 + busy;
    }

    private void happen(long event) {
        switch (Requests.kind(event)) {
            case SERVED -> {
                busy--;
                clients.succeeded(event);
                work();
            }
            case FAILED -> {
                boolean throttled = model.mode() == Mode.THROTTLE;
                clients.failed(event, throttled, throttled ? retryAfter : 0);
            }
            case RESTART -> work();
            default -> throw new IllegalStateException("no such event: " + event);
        }
    }

    @Override
    public void send(int slot) {
        long now = timeline.now();
        if (model.mode() != Mode.STALL && inOutage(now)) {
            timeline.schedule(now + REFUSAL, clients.event(FAILED, slot));
            return;
        }
        if (model.mode() == Mode.STALL) {
            timeline.schedule(now + model.timeout().toNanos(), clients.event(FAILED, slot));
        }
        queue.add(clients.event(SERVED, slot));
        queue.add(Math.round(clients.draw(Purpose.SERVICE, slot).nextExponential() * meanService));
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
            long done = queue.remove();
            timeline.schedule(now + queue.remove(), done);
        }
    }

    @Override
    public void born() {
        trace.born(timeline.now());
    }

    @Override
    public void sent(boolean isFirst) {
        trace.sent(timeline.now(), isFirst);
    }

    @Override
    public void waited(int retry, long nanos) {
        trace.waited(retry, nanos);
    }

    @Override
    public void won(long bornAt) {
        trace.succeeded(bornAt, timeline.now());
    }

    @Override
    public void lost(long bornAt) {
        trace.lost(bornAt);
    }
}
