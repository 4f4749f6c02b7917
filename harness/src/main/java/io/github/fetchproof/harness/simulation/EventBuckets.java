package io.github.fetchproof.harness.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Events of the future, unsorted but for the bucket that each lies in: a radix sort by the digits of the time from the
 * highest down, which stops where somebody has to know. An event is written a few times, each time behind others, whatever
 * number of them is pending; so a million events cost each what a thousand do. Not safe for threads.
 *
 * <p>A bucket holds the times that have the digits of the horizon above its level and its own there; those of the first
 * bucket of the lowest level are the earliest.
 *
 * @see <a href="https://doi.org/10.1145/1103323.1103324">Ladder queue: an O(1) priority queue structure</a>, which divides
 *     by ranges what this divides by digits
 */
final class EventBuckets {
    private static final int DIGIT_BITS = 6;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int LEVELS = (Long.SIZE + DIGIT_BITS - 1) / DIGIT_BITS;
    /** Events of a block. Buckets are lists of blocks, all but the first full; one of a single block is not divided. */
    private static final int BLOCK = 32;

    private static final int WIDTH = 3;
    private static final int NONE = -1;

    private final int[] counts = new int[LEVELS * DIGITS];
    private final int[] firstBlocks = new int[LEVELS * DIGITS];
    /** Of each level which of its buckets hold something, and which levels have one. */
    private final long[] filled = new long[LEVELS];

    private int filledLevels;

    private long[] blocks = new long[BLOCK * WIDTH * 64];
    private int[] nextBlocks = new int[64];
    private int usedBlocks;
    private int freeBlock = NONE;

    private long horizon;

    /** Each adds to the buckets of its level. */
    private final List<EventTaker> levels = IntStream.range(0, LEVELS)
            .mapToObj(level -> (EventTaker) (time, order, event) -> add(level, time, order, event))
            .toList();

    boolean isEmpty() {
        return filledLevels == 0;
    }

    /** No event here is at this time or earlier, and none may be added. */
    long horizon() {
        return horizon;
    }

    /** Adds an event beyond the horizon. */
    void add(long time, long order, long event) {
        add((Long.SIZE - 1 - Long.numberOfLeadingZeros(time ^ horizon)) / DIGIT_BITS, time, order, event);
    }

    private void add(int level, long time, long order, long event) {
        int digit = (int) (time >>> (level * DIGIT_BITS)) & (DIGITS - 1);
        int bucket = level * DIGITS + digit;
        int count = counts[bucket];
        int place = count % BLOCK;
        if (place == 0) {
            int block = takeBlock();
            nextBlocks[block] = firstBlocks[bucket];
            firstBlocks[bucket] = block;
            filled[level] |= 1L << digit;
            filledLevels |= 1 << level;
        }
        counts[bucket] = count + 1;
        int at = (firstBlocks[bucket] * BLOCK + place) * WIDTH;
        blocks[at] = time;
        blocks[at + 1] = order;
        blocks[at + 2] = event;
    }

    private int takeBlock() {
        if (freeBlock != NONE) {
            int block = freeBlock;
            freeBlock = nextBlocks[block];
            return block;
        }
        if (usedBlocks == nextBlocks.length) {
            nextBlocks = Arrays.copyOf(nextBlocks, 2 * usedBlocks);
            blocks = Arrays.copyOf(blocks, 2 * blocks.length);
        }
        return usedBlocks++;
    }

    /** Moves the earliest events to a heap, and the horizon behind them; there must be some. */
    void pour(EventTaker heap) {
        int level = Integer.numberOfTrailingZeros(filledLevels);
        while (level > 0 && counts[first(level)] > BLOCK) {
            empty(level, levels.get(level - 1));
            level--;
        }
        horizon = blocks[firstBlocks[first(level)] * BLOCK * WIDTH] | ((1L << (level * DIGIT_BITS)) - 1);
        empty(level, heap);
    }

    /** Takes all events out of the first bucket of a level. */
    private void empty(int level, EventTaker taker) {
        int bucket = first(level);
        int left = counts[bucket];
        counts[bucket] = 0;
        filled[level] &= filled[level] - 1;
        if (filled[level] == 0) {
            filledLevels &= ~(1 << level);
        }
        int block = firstBlocks[bucket];
        while (left > 0) {
            int held = (left - 1) % BLOCK + 1;
            int from = block * BLOCK * WIDTH;
            for (int at = from; at < from + held * WIDTH; at += WIDTH) {
                taker.add(blocks[at], blocks[at + 1], blocks[at + 2]);
            }
            left -= held;
            int next = nextBlocks[block];
            nextBlocks[block] = freeBlock;
            freeBlock = block;
            block = next;
        }
    }

    /** The first bucket of a level that holds something. */
    private int first(int level) {
        return level * DIGITS + Long.numberOfTrailingZeros(filled[level]);
    }
}
