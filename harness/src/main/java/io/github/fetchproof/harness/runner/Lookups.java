package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Tells each scenario of the names that its subject looks up: they share one name server, and a query does not say who asks. Threads
 * share it.
 */
final class Lookups implements EventLog {

    /** Hosts of scenarios are called so, each in one scenario alone; all other names are of the world outside. */
    private static final String INSIDE = ".test";

    private record Listener(Predicate<String> hosts, EventLog log) {}

    private final EventLog clock;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    Lookups(EventLog clock) {
        this.clock = clock;
    }

    /**
     * Tells this log too, until the returned registration is closed.
     *
     * @param hosts those of the scenario; what is outside of all scenarios is told to every log
     */
    AutoCloseable reportTo(Predicate<String> hosts, EventLog log) {
        Listener listener = new Listener(hosts, log);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public long nanos() {
        return clock.nanos();
    }

    @Override
    public void add(Event event) {
        if (event instanceof Event.Query query) {
            listeners.stream()
                    .filter(each ->
                            !query.name().endsWith(INSIDE) || each.hosts().test(query.name()))
                    .forEach(each -> each.log().add(event));
        }
    }
}
