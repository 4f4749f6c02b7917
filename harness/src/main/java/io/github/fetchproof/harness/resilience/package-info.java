/**
 * How to be patient and polite: how long to wait, whether to try again, when to stop asking, which source comes next.
 *
 * <p>Pure: values that return what follows, and gates that remember, with time and chance handed in; so the reference
 * fetcher, the simulator and the benchmarks run the very same rules, and every rule is tested without a thread. Uses
 * nothing else of ours. Start reading at {@link io.github.fetchproof.harness.resilience.Backoff}, then {@link
 * io.github.fetchproof.harness.resilience.Breaker}; for what others do, at {@link
 * io.github.fetchproof.harness.resilience.BackoffCatalogue} and {@link
 * io.github.fetchproof.harness.resilience.GateCatalogue}, and how it is written down, at {@link
 * io.github.fetchproof.harness.resilience.StrategyExpression}.
 */
@NullMarked
package io.github.fetchproof.harness.resilience;

import org.jspecify.annotations.NullMarked;
