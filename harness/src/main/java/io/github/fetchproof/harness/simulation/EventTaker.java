package io.github.fetchproof.harness.simulation;

/** What takes events. */
interface EventTaker {
    /**
     * Adds an event.
     *
     * @param time nanoseconds, not below zero
     * @param order among those of the same time; not below zero
     * @param event whatever it means
     */
    void add(long time, long order, long event);
}
