/**
 * How a subject is met: what its manifest declares, and the processes that are started, spoken to, ended and collected. It
 * measures nothing and judges nothing.
 *
 * <p>May use {@code harness.fetcher}, the limits and the endings of {@code harness.trace}, and {@code fakes.gomod}. Start
 * reading at {@link io.github.fetchproof.harness.door.Manifest} for what is declared, at {@link
 * io.github.fetchproof.harness.door.Door} for what is done.
 */
@NullMarked
package io.github.fetchproof.harness.door;

import org.jspecify.annotations.NullMarked;
