/**
 * What a scenario is: a world, steps and expectations. A value.
 *
 * <p>Pure. May use {@code trace}, {@code expectation}, {@code fakes.world} and {@code fakes.fault}. Start reading at {@link
 * io.github.fetchproof.harness.scenario.Scenario}.
 */
@NullMarked
package io.github.fetchproof.harness.scenario;

import org.jspecify.annotations.NullMarked;
