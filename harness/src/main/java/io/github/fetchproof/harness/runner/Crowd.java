package io.github.fetchproof.harness.runner;

import io.github.fetchproof.harness.door.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several subjects in one place, each with a thread of its own that waits for it. */
final class Crowd implements AutoCloseable {

    /** What one subject is asked. */
    interface Question<T> {
        T ask(Subject subject) throws InterruptedException;
    }

    private final ExecutorService threads;
    private final List<Subject> subjects = new ArrayList<>();

    private Crowd(int size) {
        this.threads = Executors.newFixedThreadPool(size, task -> new Thread(task, "crowd"));
    }

    /** So many subjects, when all are there. */
    static Crowd enter(int size, Callable<Subject> entrance) throws InterruptedException {
        Crowd crowd = new Crowd(size);
        try {
            crowd.inParallel(Collections.nCopies(size, () -> {
                Subject subject = entrance.call();
                synchronized (crowd.subjects) {
                    crowd.subjects.add(subject);
                }
                return subject;
            }));
            return crowd;
        } catch (InterruptedException | RuntimeException e) {
            crowd.close();
            throw e;
        }
    }

    /** Asks all at once, and waits for all the answers. */
    <T> List<T> all(Question<T> question) throws InterruptedException {
        List<Callable<T>> tasks = new ArrayList<>();
        subjects.forEach(subject -> tasks.add(() -> question.ask(subject)));
        return inParallel(tasks);
    }

    private <T> List<T> inParallel(List<Callable<T>> tasks) throws InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> each : threads.invokeAll(tasks)) {
            try {
                results.add(each.get());
            } catch (ExecutionException e) {
                throw new WorldException("one of several subjects could not be asked: " + e.getCause(), e);
            }
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        synchronized (subjects) {
            subjects.parallelStream().forEach(Quietly::close);
        }
    }
}
