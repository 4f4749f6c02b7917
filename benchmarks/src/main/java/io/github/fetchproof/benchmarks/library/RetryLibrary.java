package io.github.fetchproof.benchmarks.library;

import java.time.Duration;
import java.util.List;

/** A retry library at work in virtual time: what it would wait, without waiting. Not safe for threads. */
public interface RetryLibrary {
    /** Its name, and which of its strategies. */
    String name();

    /** How far it keeps to virtual time and to a seed. */
    Limits limits();

    /**
     * The waits of one request of which every attempt fails: after the first failure, after the second, and so on.
     *
     * @param failures how many attempts fail, 0 or more
     * @return at most as many; fewer when the library gives up before
     */
    List<Duration> waits(int failures);
}
