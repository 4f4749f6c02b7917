/**
 * How to be patient and polite: how long to wait, whether to try again, when to stop asking, which source comes next.
 *
 * <p>Pure: immutable values that return what follows, with time and chance handed in; so the reference fetcher, the
 * simulator and the benchmarks run the very same rules, and every rule is tested without a thread. Uses nothing else of
 * ours. Start reading at {@link io.github.fetchproof.harness.resilience.Backoff}, then {@link
 * io.github.fetchproof.harness.resilience.Breaker}.
 */
@NullMarked
package io.github.fetchproof.harness.resilience;

import org.jspecify.annotations.NullMarked;
