package io.github.fetchproof.harness.door;

import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.trace.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A subject that lives on: one session, or one after the other where it cannot reset itself. */
final class SessionSubject implements Subject {
    private final List<String> argv;
    private final Place place;
    private final Waits waits;
    private volatile Session session;

    SessionSubject(List<String> argv, Place place, Waits waits, Session session) {
        this.argv = argv;
        this.place = place;
        this.waits = waits;
        this.session = session;
    }

    @Override
    public Reply fetch(FetchRequest request, Duration deadline) throws InterruptedException {
        return session.fetch(request, deadline);
    }

    @Override
    public void signal(Signal signal) throws IOException, InterruptedException {
        session.signal(signal);
    }

    @Override
    public synchronized void reset() throws InterruptedException {
        if (!session.reset()) {
            session.close();
            session = Session.start(argv, place, waits);
        }
    }

    @Override
    public String log() {
        return session.log();
    }

    @Override
    public synchronized void close() {
        session.close();
    }
}
