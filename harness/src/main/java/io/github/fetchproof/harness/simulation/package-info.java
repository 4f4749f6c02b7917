/**
 * The backoff laboratory: clients that retry against a server that fails, by discrete events in virtual time.
 *
 * <p>Pure and single-threaded: the same seed gives the same table on every machine. Every run draws arrivals, clients,
 * service times and waits from streams of their own, so strategies are compared under the same weather. What is simulated
 * is checked against closed forms, never fitted to them. Uses {@code resilience}; start reading at {@link
 * io.github.fetchproof.harness.simulation.Laboratory}, then {@link io.github.fetchproof.harness.simulation.QueueModel}.
 */
@NullMarked
package io.github.fetchproof.harness.simulation;

import org.jspecify.annotations.NullMarked;
