package io.github.fetchproof.fakes.toxiproxy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** What happened on a proxy, as far as it is remembered. Thread-safe. */
final class Diary {
    static final int MOST_EVENTS = 1_000;
    static final int MOST_REFUSALS = 1_000;

    private final LongSupplier micros;
    private final ArrayDeque<Evidence.Happening> events = new ArrayDeque<>();
    private final ArrayDeque<Evidence.Refusal> refusals = new ArrayDeque<>();
    private OptionalLong refusing = OptionalLong.empty();
    private long forgotten;

    /** @param micros microseconds since the server started */
    Diary(LongSupplier micros) {
        this.micros = micros;
    }

    synchronized void put(long connection, String toxic, String what, String detail) {
        if (events.size() == MOST_EVENTS) {
            events.remove();
            forgotten++;
        }
        events.add(new Evidence.Happening(micros.getAsLong(), connection, toxic, what, detail));
    }

    /** From now on nobody can connect. */
    synchronized void refusing() {
        if (refusing.isEmpty()) {
            refusing = OptionalLong.of(micros.getAsLong());
        }
    }

    /** From now on somebody may connect. */
    synchronized void accepting() {
        current(true).ifPresent(refusals::add);
        refusing = OptionalLong.empty();
        if (refusals.size() > MOST_REFUSALS) {
            refusals.remove();
        }
    }

    private Optional<Evidence.Refusal> current(boolean over) {
        return refusing.isPresent()
                ? Optional.of(new Evidence.Refusal(refusing.getAsLong(), micros.getAsLong(), over))
                : Optional.empty();
    }

    synchronized List<Evidence.Refusal> refusals() {
        List<Evidence.Refusal> all = new ArrayList<>(refusals);
        current(false).ifPresent(all::add);
        return all;
    }

    /** What is remembered, and how much is not. */
    record Memory(List<Evidence.Happening> events, long forgotten) {}

    synchronized Memory memory() {
        return new Memory(List.copyOf(events), forgotten);
    }
}
