package io.github.fetchproof.harness.reference;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** An answer as it comes: who reads it is told when there is too much of it, who waits for it when it last moved. */
final class SshAnswer extends FilterInputStream {
    private final LongSupplier clock;
    private final long largest;
    private volatile long bytes;
    private volatile long moved;

    /** @param largest the most bytes that may come */
    SshAnswer(InputStream answer, LongSupplier clock, long largest) {
        super(answer);
        this.clock = clock;
        this.largest = largest;
        this.moved = clock.getAsLong();
    }

    /** How many bytes have come. */
    long bytes() {
        return bytes;
    }

    /** For how long it may still be silent, zero when it has been for too long. */
    long leftNanos(Duration toBegin, Duration toGoOn) {
        Duration limit = bytes == 0 ? toBegin : toGoOn;
        return Math.max(0, limit.toNanos() - (clock.getAsLong() - moved));
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        come(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        come(Math.max(0, count));
        return count;
    }

    private void come(int count) throws IOException {
        long all = bytes + count;
        bytes = all;
        moved = clock.getAsLong();
        if (all > largest) {
            throw new IOException("the answer must have at most " + largest + " bytes");
        }
    }
}
