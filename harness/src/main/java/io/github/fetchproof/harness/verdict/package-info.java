/**
 * The judge, and what it says: knows only what was declared and what was observed.
 *
 * <p>Pure. May use {@code scenario}, {@code expectation} and {@code trace}. Start reading at {@link
 * io.github.fetchproof.harness.verdict.Judge}.
 */
@NullMarked
package io.github.fetchproof.harness.verdict;

import org.jspecify.annotations.NullMarked;
