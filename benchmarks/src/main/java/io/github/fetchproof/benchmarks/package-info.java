/**
 * What the kit's patience costs, beside the retry libraries people use. Numbers of one run are compared with each other;
 * no test asserts a speed.
 *
 * <p>May use everything of {@code harness}. Start reading at {@link io.github.fetchproof.benchmarks.Guarded}, what is
 * compared, and {@link io.github.fetchproof.benchmarks.Ratios}, how.
 */
@NullMarked
package io.github.fetchproof.benchmarks;

import org.jspecify.annotations.NullMarked;
