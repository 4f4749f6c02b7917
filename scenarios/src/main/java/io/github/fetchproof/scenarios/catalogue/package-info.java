/**
 * The scenarios, one class a family, written to be read.
 *
 * <p>Pure. May use {@code harness.verdict}, {@code harness.scenario}, {@code harness.expectation}, the words of {@code harness.trace}, {@code fakes.world} and {@code fakes.fault}. Start
 * reading at {@link io.github.fetchproof.scenarios.catalogue.Catalogue}, then {@link
 * io.github.fetchproof.scenarios.catalogue.ListScenarios}.
 */
@NullMarked
package io.github.fetchproof.scenarios.catalogue;

import org.jspecify.annotations.NullMarked;
