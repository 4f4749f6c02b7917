package io.github.fetchproof.harness.reference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One request to the fetcher while it is carried out: its deadline, and what is to be told of it. Shared by its threads. */
final class Errand {
    private final Deadline deadline;
    private final AtomicInteger attempts = new AtomicInteger();
    private final Map<String, String> unresolved = new ConcurrentHashMap<>();
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

    /** A name could not be resolved, and will not be tried again in this errand. */
    void giveUpName(String host, String why) {
        unresolved.put(host, why);
    }

    /** Why a name was given up, empty when it was not. */
    String whyGivenUp(String host) {
        return unresolved.getOrDefault(host, "");
    }

    /** Something the user should know, though it is no failure. */
    synchronized void remark(String sentence) {
        remarks.add(sentence);
    }

    synchronized List<String> remarks() {
        return List.copyOf(remarks);
    }
}
