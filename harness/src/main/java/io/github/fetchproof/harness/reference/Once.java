package io.github.fetchproof.harness.reference;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Remembers what was found by what it was looked for; who looks for the same at the same time waits. Failures are forgotten. Safe to share. */
final class Once<T> {
    private final Map<String, Cell<T>> cells = new ConcurrentHashMap<>();

    /** How to find it. */
    @FunctionalInterface
    interface Search<T> {
        T find() throws FetchFailure, InterruptedException;
    }

    private static final class Cell<T> {
        private final ReentrantLock lock = new ReentrantLock();
        private Optional<T> found = Optional.empty();
    }

    /** What was found under a name, now if it was not before. */
    T get(String name, Search<T> search) throws FetchFailure, InterruptedException {
        Cell<T> cell = cells.computeIfAbsent(name, unseen -> new Cell<>());
        cell.lock.lockInterruptibly();
        try {
            if (cell.found.isEmpty()) {
                cell.found = Optional.of(search.find());
            }
            return cell.found.get();
        } finally {
            cell.lock.unlock();
        }
    }
}
