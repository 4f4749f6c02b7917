package io.github.fetchproof.harness.witness;

import java.nio.ByteBuffer;

/** Takes part in what the tap sees. Called by the tap's one thread, in the order of the packets. */
@FunctionalInterface
interface Listener {

    /**
     * The packet as it was captured.
     *
     * @param frame its first bytes, valid during the call only
     * @param length bytes of the whole frame
     * @param wallNanos nanoseconds since 1970
     */
    record Capture(ByteBuffer frame, int length, long wallNanos) {}

    /**
     * Told of one packet.
     *
     * @param nanos when it passed, on the tap's clock
     */
    void seen(Sighting sighting, long nanos, Capture capture);
}
