/**
 * The backoff laboratory: clients that retry against a server that fails, by discrete events in virtual time.
 *
 * <p>Pure, each run single-threaded: the same seed gives the same table on every machine, with however many threads. Every
 * number is drawn by what it is for, so strategies are compared under the same weather. What is simulated is checked against
 * closed forms, never fitted to them. Uses {@code resilience}; start reading at {@link
 * io.github.fetchproof.harness.simulation.Laboratory}, then {@link io.github.fetchproof.harness.simulation.QueueModel} and
 * {@link io.github.fetchproof.harness.simulation.ClosedForms}; the kernel is {@code Timeline} with {@code
 * EventHeap} and {@code EventBuckets}, {@code Requests} and {@code Draws}.
 */
@NullMarked
package io.github.fetchproof.harness.simulation;

import org.jspecify.annotations.NullMarked;
