package io.github.fetchproof.fakes.toxiproxy;

import java.util.ArrayDeque;
import java.util.random.RandomGenerator;

/**
 * Cuts every chunk into pieces of about {@code average} bytes, ± {@code variation}, and waits {@code delay} after each. A
 * chunk is halved, at a point moved by up to the variation, until a part is at most average + variation.
 */
final class Slicer implements Effect {
    private final int average;
    private final int variation;
    private final long delayNanos;
    private final RandomGenerator random;
    private final ArrayDeque<Integer> pieces = new ArrayDeque<>();
    private long due;

    /** Sizes in bytes: average at least 1, variation from zero to the average. */
    Slicer(int average, int variation, long delayNanos, RandomGenerator random) {
        this.average = average;
        this.variation = variation;
        this.delayNanos = delayNanos;
        this.random = random;
    }

    @Override
    public long run(Inbox inbox, Exit exit, long now) {
        while (now >= due) {
            if (inbox.isEmpty()) {
                if (inbox.ended()) {
                    exit.end(inbox.end());
                }
                return NEVER;
            }
            if (!exit.ready()) {
                return NEVER;
            }
            if (pieces.isEmpty()) {
                slice(inbox.head().size());
                if (pieces.size() > 1) {
                    exit.acted("sliced data");
                    exit.did(Deed.SLICED, inbox.head().size());
                }
            }
            exit.pass(inbox.take(pieces.remove()));
            due = now + delayNanos;
        }
        return inbox.isEmpty() && !inbox.ended() ? NEVER : due;
    }

    /** Puts down the sizes of the pieces of a chunk; parts still to cut wait on a stack, the left one on top. */
    private void slice(int size) {
        ArrayDeque<Integer> parts = new ArrayDeque<>();
        parts.push(size);
        while (!parts.isEmpty()) {
            int part = parts.pop();
            if (part <= (long) average + variation) {
                pieces.add(part);
                continue;
            }
            int shift = variation == 0 ? 0 : random.nextInt(-variation, variation);
            int left = Math.max(1, Math.min(part - 1, part / 2 + shift));
            parts.push(part - left);
            parts.push(left);
        }
    }

    @Override
    public void interrupt(Inbox inbox, Exit exit) {
        if (!pieces.isEmpty()) {
            exit.pass(inbox.take());
        }
    }
}
