package io.github.fetchproof.harness.door;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The beginning and the end of a stream of bytes, and how many lay between. Threads may share it. */
final class Capture implements Sink {
    private final int headLimit;
    private final int tailLimit;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private byte[] tail = new byte[0];
    private long afterHead;

    /** Keeps so many bytes of the beginning and so many of the end. */
    Capture(int headLimit, int tailLimit) {
        this.headLimit = headLimit;
        this.tailLimit = tailLimit;
    }

    @Override
    public synchronized void take(byte[] bytes, int length) {
        int toHead = Math.min(length, headLimit - head.size());
        head.write(bytes, 0, toHead);
        int rest = length - toHead;
        if (rest > 0 && tail.length == 0) {
            tail = new byte[tailLimit];
        }
        // Only the last bytes can stay; where they go in the ring depends on all that came before.
        int kept = Math.min(rest, tailLimit);
        long at = afterHead + rest - kept;
        for (int i = length - kept; i < length; i++) {
            tail[(int) (at++ % tailLimit)] = bytes[i];
        }
        afterHead += rest;
    }

    /** How many bytes are not kept. */
    synchronized long leftOut() {
        return Math.max(0, afterHead - tailLimit);
    }

    /** What is kept, as UTF-8; in the place of what is not, how much it was. */
    synchronized String text() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toByteArray());
        if (leftOut() > 0) {
            all.writeBytes(("\n… " + leftOut() + " bytes left out …\n").getBytes(StandardCharsets.UTF_8));
        }
        int kept = (int) Math.min(afterHead, tailLimit);
        for (long at = afterHead - kept; at < afterHead; at++) {
            all.write(tail[(int) (at % tailLimit)]);
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}
