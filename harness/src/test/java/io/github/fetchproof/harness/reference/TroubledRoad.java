package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import io.github.fetchproof.fakes.link.Link;
import io.github.fetchproof.fakes.origin.Origin;

/** An origin and the road to it, on which mishaps happen until it is mended for good. Threads share it. */
final class TroubledRoad implements AutoCloseable {
    private final Origin origin;
    private final Link link;
    private boolean mended;

    TroubledRoad(Origin origin, Link link) {
        this.origin = origin;
        this.link = link;
    }

    String url() {
        return "http://" + link.listen();
    }

    synchronized void strike(LinkFault fault) {
        if (!mended) {
            link.breakWith(fault);
        }
    }

    void serve(Trigger trigger, ServerFault fault) {
        origin.serve(trigger, fault);
    }

    /** Has {@code before} done before the request is answered. */
    void onRequest(Trigger trigger, Runnable before) {
        origin.hold(trigger, before);
    }

    void recoverOn(int request) {
        if (request != Mishap.NEVER) {
            onRequest(Trigger.nth(request, Artefact.ANY), this::recover);
        }
    }

    private synchronized void recover() {
        if (!mended) {
            link.heal();
            origin.heal();
        }
    }

    /** Makes all whole; what was still to happen no longer does, not even from a request that is already under way. */
    synchronized void mend() {
        mended = true;
        origin.release();
        link.heal();
        origin.heal();
    }

    /** When it returns, all that happened here is in the log. */
    @Override
    public void close() {
        link.close();
        origin.close();
    }
}
