package io.github.fetchproof.fakes.toxiproxy;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one loop counted of one proxy. One thread: its loop's. */
final class Ledger {
    /** The toxics that are remembered, so that a proxy on which thousands came and went stays small. */
    private static final int MOST_TOXICS = 256;

    private static final Evidence.Amount NOTHING = new Evidence.Amount(0, 0);
    private static final long[] ZERO = {0};

    /** What is counted of connections. */
    enum Count {
        UNREACHABLE,
        FAILED,
        CLIENT_HALF_CLOSED,
        CLIENT_CLOSED,
        CLIENT_RESET,
        UPSTREAM_HALF_CLOSED,
        UPSTREAM_CLOSED,
        UPSTREAM_RESET,
        READ_UPSTREAM,
        WRITTEN_UPSTREAM,
        LOST_UPSTREAM,
        READ_DOWNSTREAM,
        WRITTEN_DOWNSTREAM,
        LOST_DOWNSTREAM
    }

    private record Key(String name, ToxicType type, Direction direction) {}

    /** What is counted of a toxic. */
    private static final class Counts {
        private final Map<Deed, Evidence.Amount> amounts = new EnumMap<>(Deed.class);
        private long hit;
        private long spared;
        private long closed;
        private long reset;

        void add(Counts other) {
            other.amounts.forEach(this::add);
            hit += other.hit;
            spared += other.spared;
            closed += other.closed;
            reset += other.reset;
        }

        void add(Deed deed, Evidence.Amount more) {
            Evidence.Amount before = amount(deed);
            amounts.put(deed, new Evidence.Amount(before.chunks() + more.chunks(), before.bytes() + more.bytes()));
        }

        Evidence.Amount amount(Deed deed) {
            return amounts.getOrDefault(deed, NOTHING);
        }
    }

    private final Map<Count, long[]> counts = new EnumMap<>(Count.class);
    private final Map<Key, Counts> toxics = new LinkedHashMap<>();

    void add(Count what, long more) {
        counts.computeIfAbsent(what, fresh -> new long[1])[0] += more;
    }

    long get(Count what) {
        return counts.getOrDefault(what, ZERO)[0];
    }

    void drawn(Toxic toxic, boolean hit) {
        Counts of = of(toxic);
        of.hit += hit ? 1 : 0;
        of.spared += hit ? 0 : 1;
    }

    void did(Toxic toxic, Deed deed, long bytes) {
        of(toxic).add(deed, new Evidence.Amount(1, bytes));
    }

    void ended(Toxic toxic, End how) {
        Counts of = of(toxic);
        of.closed += how == End.RESET ? 0 : 1;
        of.reset += how == End.RESET ? 1 : 0;
    }

    private Counts of(Toxic toxic) {
        return of(new Key(toxic.name(), toxic.type(), toxic.direction()));
    }

    private Counts of(Key key) {
        if (toxics.size() >= MOST_TOXICS && !toxics.containsKey(key)) {
            toxics.remove(toxics.keySet().iterator().next());
        }
        return toxics.computeIfAbsent(key, fresh -> new Counts());
    }

    /** Adds everything that another counted. */
    void add(Ledger other) {
        for (Count what : Count.values()) {
            add(what, other.get(what));
        }
        other.toxics.forEach((key, counts) -> of(key).add(counts));
    }

    List<Evidence.Effects> effects() {
        return toxics.entrySet().stream()
                .map(entry -> effects(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Evidence.Effects effects(Key key, Counts counts) {
        return new Evidence.Effects(
                key.name(),
                key.type().word(),
                key.direction().word(),
                counts.hit,
                counts.spared,
                counts.amount(Deed.DELAYED),
                counts.amount(Deed.DROPPED),
                counts.amount(Deed.SLICED),
                counts.amount(Deed.CORRUPTED),
                counts.closed,
                counts.reset);
    }

    Evidence.Sockets sockets() {
        return new Evidence.Sockets(
                get(Count.CLIENT_HALF_CLOSED),
                get(Count.CLIENT_CLOSED),
                get(Count.CLIENT_RESET),
                get(Count.UPSTREAM_HALF_CLOSED),
                get(Count.UPSTREAM_CLOSED),
                get(Count.UPSTREAM_RESET));
    }

    Evidence.Stream stream(Direction direction) {
        boolean up = direction == Direction.UPSTREAM;
        return new Evidence.Stream(
                get(up ? Count.READ_UPSTREAM : Count.READ_DOWNSTREAM),
                get(up ? Count.WRITTEN_UPSTREAM : Count.WRITTEN_DOWNSTREAM),
                get(up ? Count.LOST_UPSTREAM : Count.LOST_DOWNSTREAM));
    }
}
