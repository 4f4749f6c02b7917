/**
 * Raises a scenario's world, walks its steps, collects the trace, and always tears down.
 *
 * <p>May use every other room of {@code harness} but {@code reference}, {@code simulation} and {@code report}, and all of
 * {@code fakes}. Start reading at {@link io.github.fetchproof.harness.runner.Certifier}.
 */
@NullMarked
package io.github.fetchproof.harness.runner;

import org.jspecify.annotations.NullMarked;
