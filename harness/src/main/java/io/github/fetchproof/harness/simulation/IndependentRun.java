package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Stop;
import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.simulation.Draws.Purpose;

/** One run of {@link IndependentModel}. Use once, by one thread. */
final class IndependentRun implements Clients.Server {
    private static final long MOST_EVENTS = 1_000_000_000L;

    private static final int SUCCEEDED = Clients.SERVER;
    private static final int FAILED = Clients.SERVER + 1;

    private final IndependentModel model;
    private final Timeline timeline = new Timeline(MOST_EVENTS);
    private final Clients clients;
    private long sent;
    private long won;
    private long lost;

    IndependentRun(IndependentModel model, Strategy strategy, int clients, long seed) {
        this.model = model;
        this.clients = new Clients(
                timeline,
                new Draws(seed),
                strategy,
                clients,
                Stop.UNLIMITED,
                model.perClientSecond() * clients,
                model.length().toNanos(),
                this);
    }

    double[] metrics() {
        while (timeline.advance()) {
            long event = timeline.event();
            if (!clients.happen(event)) {
                happen(event);
            }
        }
        double requests = Math.max(1, won + lost);
        return new double[] {sent / requests, won / requests};
    }

    private void happen(long event) {
        if (Requests.kind(event) == SUCCEEDED) {
            clients.succeeded(event);
        } else {
            clients.failed(event);
        }
    }

    @Override
    public void send(int slot) {
        sent++;
        boolean fails = clients.draw(Purpose.FAILURE, slot).nextDouble() < model.failureShare();
        Draws delay = clients.draw(Purpose.DELAY, slot);
        double hops = (delay.nextExponential() + delay.nextExponential())
                * model.meanHop().toNanos();
        timeline.schedule(timeline.now() + Math.round(hops), clients.event(fails ? FAILED : SUCCEEDED, slot));
    }

    @Override
    public void won(long bornAt) {
        won++;
    }

    @Override
    public void lost(long bornAt) {
        lost++;
    }
}
