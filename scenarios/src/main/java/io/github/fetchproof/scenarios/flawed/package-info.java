/**
 * Fetchers that are wrong on purpose: the reference with exactly one decision replaced, to show that every check can fail.
 *
 * <p>One class a family of rules, beside the family's scenarios in {@code catalogue}; its members are the flaws. A flawed fetcher
 * knows no world and no scenario. May use {@code harness.reference}, {@code harness.resilience}, {@code
 * harness.fetcher} and {@code fakes.gomod}. Start reading at {@link io.github.fetchproof.scenarios.flawed.Flaw}.
 */
@NullMarked
package io.github.fetchproof.scenarios.flawed;

import org.jspecify.annotations.NullMarked;
