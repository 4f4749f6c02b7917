package io.github.fetchproof.fakes.toxiproxy;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * Flips one bit in some bytes: in {@code perMillion} of a million on average, drawn byte by byte. Nothing is added, dropped
 * or delayed.
 */
final class Corrupt implements Effect {
    private static final double MILLION = 1_000_000;

    private final double probability;
    private final RandomGenerator random;
    private long untouched;

    /** @param perMillion 0 to 1,000,000 */
    Corrupt(long perMillion, RandomGenerator random) {
        this.probability = perMillion / MILLION;
        this.random = random;
        this.untouched = gap();
    }

    @Override
    public long run(Inbox inbox, Exit exit, long now) {
        while (!inbox.isEmpty() && exit.ready()) {
            Chunk chunk = inbox.take();
            int flipped = flip(chunk.bytes());
            if (flipped > 0) {
                exit.acted("corrupted data");
                exit.did(Deed.CORRUPTED, flipped);
            }
            exit.pass(chunk);
        }
        if (inbox.finished()) {
            exit.end(inbox.end());
        }
        return NEVER;
    }

    private int flip(ByteBuffer bytes) {
        int flipped = 0;
        long at = bytes.position() + untouched;
        while (at < bytes.limit()) {
            bytes.put((int) at, (byte) (bytes.get((int) at) ^ 1 << random.nextInt(Byte.SIZE)));
            flipped++;
            at += 1 + gap();
        }
        untouched = at - bytes.limit();
        return flipped;
    }

    /** How many bytes stay as they are before the next that does not: one draw instead of one for each byte. */
    private long gap() {
        if (probability >= 1) {
            return 0;
        }
        double draws = Math.log(1 - random.nextDouble()) / Math.log1p(-probability);
        return draws < Integer.MAX_VALUE ? (long) draws : Integer.MAX_VALUE;
    }
}
