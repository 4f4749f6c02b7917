/**
 * What a request costs at the caching proxy for something that it keeps. Clients and proxy are processes of their own; no test
 * asserts a speed.
 *
 * <p>May use {@code fakes.cache}, {@code fakes.origin}, {@code fakes.world}, {@code fakes.traffic} and {@code benchmarks.relay}
 * for processes and threads. Start reading at {@link io.github.fetchproof.benchmarks.cache.Warm}, the program.
 */
@NullMarked
package io.github.fetchproof.benchmarks.cache;

import org.jspecify.annotations.NullMarked;
