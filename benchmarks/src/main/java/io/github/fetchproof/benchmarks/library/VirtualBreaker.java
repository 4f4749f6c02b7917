package io.github.fetchproof.benchmarks.library;

/** A circuit breaker at work in virtual time. Not safe for threads. */
public interface VirtualBreaker {
    /** Its name. */
    String name();

    /** How far it keeps to virtual time. */
    Limits limits();

    /** Asks to make a call; if not granted, no call is made and nothing is reported. */
    boolean admits();

    /** What became of the call that was last admitted. */
    void report(boolean success);
}
