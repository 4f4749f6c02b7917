package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Fallback;
import io.github.fetchproof.harness.resilience.Gate;
import io.github.fetchproof.harness.resilience.RetryDecision;
import io.github.fetchproof.harness.resilience.RetryDecision.Again;
import io.github.fetchproof.harness.resilience.RetryRule;
import io.github.fetchproof.harness.resilience.RetryRule.Setback;
import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.simulation.Draws.Purpose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** One run of {@link FleetModel}. Use once, by one thread. */
final class FleetRun {
    private static final long MOST_EVENTS = 500_000_000L;
    /** How long an answer from a cache takes. */
    private static final long QUICK = 5_000_000L;
    /** How long a refusal takes. */
    private static final long REFUSAL = 500_000L;
    /** How many more modules a spike asks for. */
    private static final int OTHERS = 10;

    /** A machine needs a module; the slot says of which stream. */
    private static final int BIRTH = 0;
    /** A wait is over. */
    private static final int RETRY = 1;
    /** What a gate held back is sent. */
    private static final int SEND = 2;
    /** An answer from a cache has arrived. */
    private static final int HIT = 3;
    /** An attempt has timed out, unless it is over. */
    private static final int TIMED_OUT = 4;
    /** The trigger begins or ends. */
    private static final int TRIGGER = 5;
    /** A worker of the first source has done a job, whose request may have moved on; kinds from here on are the others'. */
    private static final int SERVED = 16 - FleetModel.MOST_SOURCES;

    private static final int USUAL = 0;
    private static final int EXTRA = 1;

    private final FleetModel model;
    private final Fallback list;
    private final RetryRule rule;
    private final long start;
    private final long end;
    private final long horizon;
    private final Draws draws;
    private final Timeline timeline = new Timeline(MOST_EVENTS);
    private final Requests requests = new Requests();
    private final List<FleetSource> sources = new ArrayList<>();
    private final List<Gate> gates;
    private final QueueTally tally;
    private final RunTrace trace;
    private final int machines;
    private final long[] born = new long[2];

    FleetRun(FleetModel model, Strategy strategy, int machines, long seed) {
        this.model = model;
        this.machines = machines;
        list = model.goproxy();
        rule = new RetryRule(
                Math.min(model.maxAttempts(), strategy.stop().maxAttempts()),
                strategy.backoff(),
                Duration.ZERO,
                strategy.stop().maxElapsed());
        start = model.start().toNanos();
        end = model.end().toNanos();
        horizon = model.horizon().toNanos();
        draws = new Draws(seed);
        for (int each = 0; each < list.entries().size(); each++) {
            sources.add(new FleetSource(
                    timeline, model.workers(), model.keeps().toNanos(), model.modules() * (1 + OTHERS)));
        }
        warmUp();
        gates = strategy.gates(machines, sources.size());
        tally = new QueueTally(start, end, model.capacity(), model.workers());
        trace = new RunTrace((int) model.horizon().toSeconds(), start);
    }

    /** Caches begin with what is usually asked for, as old as it may be. */
    private void warmUp() {
        long keeps = model.keeps().toNanos();
        for (int module = 0; module < model.modules() && keeps > 0; module++) {
            long left = draws.at(Purpose.SUBJECT, 1, module, 0).nextLong(keeps);
            for (FleetSource source : sources) {
                source.keep(module, left);
            }
        }
    }

    double[] metrics() {
        return tally.metrics(trace());
    }

    RunTrace trace() {
        scheduleBirth(USUAL, 0, model.perSecond());
        timeline.schedule(start, (long) TRIGGER << 60);
        timeline.schedule(end, (long) TRIGGER << 60);
        while (timeline.advance() && timeline.now() < horizon) {
            trace.reach(timeline.now(), sources.get(0).jobs());
            happen(timeline.event());
        }
        trace.reach(horizon, sources.get(0).jobs());
        return trace;
    }

    private void happen(long event) {
        int slot = Requests.slot(event);
        int kind = Requests.kind(event);
        switch (kind) {
            case BIRTH -> born(slot);
            case RETRY -> asked(slot, gate(slot).again(timeline.now(), draw(Purpose.GATE, slot)));
            case SEND -> send(slot);
            case HIT -> succeeded(event);
            case TIMED_OUT -> failed(event);
            case TRIGGER -> trigger();
            default -> {
                sources.get(kind - SERVED).done();
                succeeded(event);
            }
        }
    }

    private void scheduleBirth(int stream, long from, double perSecond) {
        double after = draws.at(Purpose.ARRIVAL, stream, born[stream], 0).nextExponential() * 1e9 / perSecond;
        timeline.schedule(from + Math.round(after), stream);
    }

    private void born(int stream) {
        long now = timeline.now();
        if (stream == EXTRA && now >= end) {
            return;
        }
        long number = 2 * born[stream] + stream;
        born[stream]++;
        scheduleBirth(stream, now, stream == USUAL ? model.perSecond() : extraPerSecond());
        trace.born(now);
        int slot = requests.take(
                number, now, draws.at(Purpose.CLIENT, stream, number, 0).nextInt(machines));
        asked(slot, gate(slot).first(now, draw(Purpose.GATE, slot)));
    }

    private double extraPerSecond() {
        return (model.spike() - 1) * model.perSecond();
    }

    private void trigger() {
        boolean begins = timeline.now() < end;
        if (model.mode().spikes()) {
            if (begins && model.spike() > 1) {
                scheduleBirth(EXTRA, start, extraPerSecond());
            }
        } else if (!model.refuses()) {
            if (begins) {
                sources.get(0).stop();
            } else {
                sources.get(0).restart();
            }
        }
    }

    private Gate gate(int slot) {
        return gates.get(requests.client(slot) * sources.size() + requests.source(slot));
    }

    private Draws draw(Purpose purpose, int slot) {
        return draws.at(purpose, requests.client(slot), requests.number(slot), requests.attempts(slot));
    }

    /** The module that a request is for; those of a spike are others. */
    private int module(int slot) {
        long number = requests.number(slot);
        Draws subject = draws.at(Purpose.SUBJECT, 0, number, 0);
        return number % 2 == USUAL
                ? subject.nextInt(model.modules())
                : model.modules() + subject.nextInt(model.modules() * OTHERS);
    }

    private void asked(int slot, int ticket) {
        if (ticket == Gate.REFUSED) {
            leave(slot);
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
        long now = timeline.now();
        int index = requests.source(slot);
        FleetSource source = sources.get(index);
        if (index == 0) {
            trace.sent(now, requests.attempts(slot) == 0);
        }
        requests.attempt(slot);
        boolean drops = index == 0 && model.refuses() && !model.mode().spikes();
        if (drops && start <= now && now < end) {
            timeline.schedule(now + REFUSAL, requests.event(TIMED_OUT, slot));
            return;
        }
        if (source.has(module(slot))) {
            timeline.schedule(now + QUICK, requests.event(HIT, slot));
            return;
        }
        long cut = now + model.timeout().toNanos();
        timeline.schedule(drops && now < start ? Math.min(cut, start) : cut, requests.event(TIMED_OUT, slot));
        double takes = draw(Purpose.SERVICE, slot).nextExponential()
                * model.meanService().toNanos();
        source.work(requests.event(SERVED + index, slot), Math.round(takes));
    }

    private void succeeded(long event) {
        if (!requests.current(event)) {
            return;
        }
        int slot = Requests.slot(event);
        long now = timeline.now();
        gate(slot).succeeded(requests.ticket(slot), now);
        if (Requests.kind(event) != HIT) {
            sources.get(requests.source(slot)).keep(module(slot));
        }
        trace.succeeded(requests.bornAt(slot), now);
        requests.give(slot);
    }

    private void failed(long event) {
        if (!requests.current(event)) {
            return;
        }
        int slot = Requests.slot(event);
        long now = timeline.now();
        requests.outdate(slot);
        requests.fail(slot);
        gate(slot).failed(requests.ticket(slot), now);
        Setback setback = new Setback(
                requests.failures(slot),
                true,
                Duration.ofNanos(requests.memory(slot)),
                Duration.ZERO,
                Duration.ofNanos(now - requests.bornAt(slot)));
        RetryDecision decision = rule.decide(setback, draw(Purpose.WAIT, slot));
        if (decision instanceof Again again) {
            long wait = again.after().toNanos();
            requests.remember(slot, wait);
            trace.waited(requests.failures(slot), wait);
            timeline.schedule(now + wait, requests.event(RETRY, slot));
        } else {
            leave(slot);
        }
    }

    /** A source has failed the request: the list says whether there is another. */
    private void leave(int slot) {
        OptionalInt next = list.next(requests.source(slot), Fallback.Failure.ERROR);
        if (next.isEmpty()) {
            trace.lost(requests.bornAt(slot));
            requests.give(slot);
            return;
        }
        requests.ask(slot, next.getAsInt());
        asked(slot, gate(slot).first(timeline.now(), draw(Purpose.GATE, slot)));
    }
}
