package io.github.fetchproof.harness.reference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One request to the fetcher while it is carried out: its deadline, and what is to be told of it. Shared by its threads. */
final class Errand {
    private final Deadline deadline;
    private final AtomicInteger attempts = new AtomicInteger();
    private final Set<String> remarks = new LinkedHashSet<>();

    Errand(Deadline deadline) {
        this.deadline = deadline;
    }

    Deadline deadline() {
        return deadline;
    }

    /** Tries to send a request so far, refused dials included. */
    int attempts() {
        return attempts.get();
    }

    void tried(int times) {
        attempts.addAndGet(times);
    }

    /** Something the user should know, though it is no failure. */
    synchronized void remark(String sentence) {
        remarks.add(sentence);
    }

    synchronized List<String> remarks() {
        return List.copyOf(remarks);
    }
}
