package io.github.fetchproof.harness.reference;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The programs that run for a fetcher, none of which may outlive it. Safe to share. */
final class Children {
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    /** Starts one; whoever does ends it, too. */
    Process start(ProcessBuilder builder) throws IOException {
        Process child = builder.start();
        running.add(child);
        return child;
    }

    /** Ends one, with all that it started, at once. */
    void end(Process child) {
        child.descendants().forEach(ProcessHandle::destroyForcibly);
        child.destroyForcibly();
        running.remove(child);
    }

    /** Ends all of them. */
    void endAll() {
        running.forEach(this::end);
    }
}
