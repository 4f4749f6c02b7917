/**
 * How fast the embedded Toxiproxy is beside the original, https://github.com/Shopify/toxiproxy, and beside no relay at all.
 * Clients, upstream and each relay are processes of their own; numbers of one run are compared with each other; no test
 * asserts a speed.
 *
 * <p>May use {@code fakes.toxiproxy}, {@code fakes.link}, {@code fakes.fault}, {@code fakes.traffic} and {@code
 * harness.door}. Start reading at {@link io.github.fetchproof.benchmarks.relay.Speed}, the program, {@link
 * io.github.fetchproof.benchmarks.relay.Trials}, what is done, and {@link io.github.fetchproof.benchmarks.relay.Measure},
 * what is told.
 */
@NullMarked
package io.github.fetchproof.benchmarks.relay;

import org.jspecify.annotations.NullMarked;
