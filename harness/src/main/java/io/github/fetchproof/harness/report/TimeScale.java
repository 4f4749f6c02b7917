package io.github.fetchproof.harness.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Places on a line for instants of a run. What happens in milliseconds stays legible beside a minute in which nothing happens:
 * a silence that outweighs all the rest is drawn short, and marked. Pure.
 */
final class TimeScale {
    /** A silence is drawn short when it lasts this many times as long as all that is not. */
    private static final int OUTWEIGHS = 4;

    private static final long LONG_NANOS = 1_000_000_000;
    private static final int MOST_CUTS = 5;
    private static final double SHORT = 56;
    private static final double BETWEEN_TICKS = 70;

    private final List<Piece> pieces;
    private final double width;

    private TimeScale(List<Piece> pieces, double width) {
        this.pieces = List.copyOf(pieces);
        this.width = width;
    }

    /** A stretch of time and where it is drawn. */
    record Piece(long from, long to, double x, double width, boolean cut) {
        double x(long nanos) {
            return to == from ? x : x + width * (nanos - from) / (to - from);
        }

        String seconds() {
            return String.format(Locale.ROOT, "%.1f s", (to - from) / 1e9);
        }
    }

    /** A label of the axis. */
    record Tick(double x, String label) {}

    /** A scale from 0 to {@code width} for these instants, in nanoseconds; at least one. */
    static TimeScale of(SortedSet<Long> instants, double width) {
        long[] all = instants.stream().mapToLong(Long::longValue).toArray();
        SortedSet<Integer> cuts = cuts(all);
        long kept = all[all.length - 1] - all[0];
        for (int cut : cuts) {
            kept -= all[cut + 1] - all[cut];
        }
        double drawn = width - SHORT * cuts.size();
        List<Piece> pieces = new ArrayList<>();
        double x = 0;
        int from = 0;
        for (int cut : cuts) {
            double wide = share(all[cut] - all[from], kept, drawn);
            pieces.add(new Piece(all[from], all[cut], x, wide, false));
            pieces.add(new Piece(all[cut], all[cut + 1], x + wide, SHORT, true));
            x += wide + SHORT;
            from = cut + 1;
        }
        pieces.add(new Piece(all[from], all[all.length - 1], x, width - x, false));
        return new TimeScale(pieces, width);
    }

    private static double share(long part, long whole, double drawn) {
        return whole == 0 ? 0 : drawn * part / whole;
    }

    /** After which instants the silence is drawn short. */
    private static SortedSet<Integer> cuts(long[] all) {
        List<Integer> shortestFirst = new ArrayList<>();
        for (int i = 0; i + 1 < all.length; i++) {
            shortestFirst.add(i);
        }
        shortestFirst.sort(Comparator.comparingLong(i -> all[i + 1] - all[i]));
        int cut = shortestFirst.size();
        long before = 0;
        for (int i = 0; i < shortestFirst.size(); i++) {
            long gap = all[shortestFirst.get(i) + 1] - all[shortestFirst.get(i)];
            if (gap > LONG_NANOS && gap / OUTWEIGHS > before && shortestFirst.size() - i <= MOST_CUTS) {
                cut = i;
            }
            before += gap;
        }
        return new TreeSet<>(shortestFirst.subList(cut, shortestFirst.size()));
    }

    /** Where an instant is drawn; one outside is drawn at the nearer end. */
    double x(long nanos) {
        for (Piece piece : pieces) {
            if (nanos <= piece.to()) {
                return Math.max(piece.x(), piece.x(Math.max(nanos, piece.from())));
            }
        }
        return width;
    }

    /** The silences that are drawn short. */
    List<Piece> cuts() {
        return pieces.stream().filter(Piece::cut).toList();
    }

    /** Round seconds to label, far enough from each other. */
    List<Tick> ticks() {
        double kept = 0;
        double drawn = 0;
        for (Piece piece : pieces) {
            if (!piece.cut()) {
                kept += piece.to() - piece.from();
                drawn += piece.width();
            }
        }
        long step = step(drawn == 0 ? 0 : kept / drawn * BETWEEN_TICKS);
        List<Tick> ticks = new ArrayList<>();
        double last = -BETWEEN_TICKS;
        for (Piece piece : pieces) {
            if (piece.cut()) {
                last = piece.x() + piece.width() - BETWEEN_TICKS / 2;
                continue;
            }
            for (long at = (piece.from() + step - 1) / step * step; at <= piece.to(); at += step) {
                double x = piece.x(at);
                if (x - last >= BETWEEN_TICKS * 0.9 || (ticks.isEmpty() && last < 0)) {
                    ticks.add(new Tick(x, label(at, step)));
                    last = x;
                }
            }
        }
        return ticks;
    }

    /** The smallest of 1, 2 and 5 times a power of ten that is at least this, and at least a millisecond. */
    private static long step(double least) {
        long power = 1_000_000;
        while (power * 10 < least) {
            power *= 10;
        }
        for (long factor : new long[] {1, 2, 5}) {
            if (power * factor >= least) {
                return power * factor;
            }
        }
        return power * 10;
    }

    private static String label(long nanos, long step) {
        int digits = step >= 1_000_000_000 ? 0 : step >= 100_000_000 ? 1 : step >= 10_000_000 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + digits + "f s", nanos / 1e9);
    }
}
