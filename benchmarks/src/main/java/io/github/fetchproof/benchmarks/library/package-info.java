/**
 * The retry libraries that Java programs use, each driven in virtual time behind one small interface, so that what they wait
 * can be seen in milliseconds of work and set beside {@link io.github.fetchproof.harness.resilience.Backoff}. What a library
 * reads from a real clock, or draws from chance that nobody can seed, stands in its {@link
 * io.github.fetchproof.benchmarks.library.Limits}. {@code Defects} and the tests show what is wrong with the waits of some of them.
 *
 * <p>Only Java libraries whose waits can be asked for are here. Envoy (C++) and Polly (.NET) are not Java, Finagle is Scala, and
 * gRPC's backoff lies in an internal package behind a whole channel: none of them is driven, and nothing here imitates them.
 *
 * <p>May use {@code harness.resilience}. Start reading at {@link io.github.fetchproof.benchmarks.library.RetryLibrary}, then
 * {@link io.github.fetchproof.benchmarks.library.Libraries}, the program that prints what is there.
 */
@NullMarked
package io.github.fetchproof.benchmarks.library;

import org.jspecify.annotations.NullMarked;
