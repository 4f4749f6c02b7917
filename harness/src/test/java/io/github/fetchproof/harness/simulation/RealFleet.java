package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.link.Link;
import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.simulation.Draws.Purpose;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The fleet of a {@link FleetModel}, of bundled fetchers and in real time: the same machines want something at the same moments. */
final class RealFleet {
    private final FleetModel model;
    private final Link link;
    private final RunTrace trace;
    private final List<Fetcher> fetchers = new ArrayList<>();
    private final Path root;
    private long started;

    RealFleet(FleetModel model, Link link, int machines, Path root) {
        this.model = model;
        this.link = link;
        this.root = root;
        trace = new RunTrace((int) model.horizon().toSeconds(), model.start().toNanos());
        for (int machine = 0; machine < machines; machine++) {
            Path home = root.resolve("machine" + machine);
            fetchers.add(new Counted()
                    .open(new Surroundings(Map.of(
                            "GOPROXY", "http://" + link.listen(),
                            "GOMODCACHE", home.resolve("cache").toString(),
                            "HOME", home.toString()))));
        }
    }

    /** The bundled fetcher, which decides as ever, but that each request it sends is counted. */
    private final class Counted extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                /** Asked for once for each request, when it goes out; whether it is a retry is not told here, and not read. */
                @Override
                public String encodings() {
                    synchronized (trace) {
                        trace.sent(System.nanoTime() - started, false);
                    }
                    return super.encodings();
                }
            };
        }
    }

    /** Lives through it all; what is still asked for at the end is given up. */
    RunTrace run(long seed) throws Exception {
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        ExecutorService errands = Executors.newCachedThreadPool();
        try {
            started = System.nanoTime();
            List<Future<?>> births = new ArrayList<>();
            Draws draws = new Draws(seed);
            long at = 0;
            for (long number = 0; ; number++) {
                at += Math.round(draws.at(Purpose.ARRIVAL, 0, number, 0).nextExponential() * 1e9 / model.perSecond());
                if (at >= model.horizon().toNanos()) {
                    break;
                }
                long module = number;
                Fetcher fetcher =
                        fetchers.get(draws.at(Purpose.CLIENT, 0, 2 * number, 0).nextInt(fetchers.size()));
                births.add(
                        clock.schedule(() -> errands.execute(() -> fetch(fetcher, module)), at, TimeUnit.NANOSECONDS));
            }
            Future<?> breaks = clock.schedule(
                    () -> link.breakWith(new LinkFault.Refused()), model.start().toNanos(), TimeUnit.NANOSECONDS);
            Future<?> heals = clock.schedule(link::heal, model.end().toNanos(), TimeUnit.NANOSECONDS);
            Future<?> ends = clock.schedule(() -> {}, model.horizon().toNanos(), TimeUnit.NANOSECONDS);
            for (Future<?> birth : births) {
                birth.get();
            }
            breaks.get();
            heals.get();
            ends.get();
        } finally {
            clock.shutdownNow();
            errands.shutdownNow();
        }
        if (!errands.awaitTermination(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("fetchers must end when interrupted");
        }
        fetchers.forEach(Fetcher::close);
        return trace;
    }

    private void fetch(Fetcher fetcher, long module) {
        long born = System.nanoTime() - started;
        try {
            Outcome outcome = fetcher.fetch(new FetchRequest(Operation.LIST, List.of("example.com/m" + module), root))
                    .outcome();
            if (outcome == Outcome.FETCHED) {
                long now = System.nanoTime() - started;
                synchronized (trace) {
                    trace.succeeded(born, now);
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
