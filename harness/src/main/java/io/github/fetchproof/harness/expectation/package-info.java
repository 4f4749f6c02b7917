/**
 * Small checks over a trace. Each can fail, and says what it expected and what it saw.
 *
 * <p>Pure. May use {@code trace}. Start reading at {@link io.github.fetchproof.harness.expectation.Expectation}.
 */
@NullMarked
package io.github.fetchproof.harness.expectation;

import org.jspecify.annotations.NullMarked;
