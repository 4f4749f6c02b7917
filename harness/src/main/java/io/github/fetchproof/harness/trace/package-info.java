/**
 * What was observed while a scenario ran: a value, in one order, on one clock.
 *
 * <p>Pure. May use {@code fakes.traffic} and {@code harness.fetcher}. Start reading at {@link
 * io.github.fetchproof.harness.trace.Trace}.
 */
@NullMarked
package io.github.fetchproof.harness.trace;

import org.jspecify.annotations.NullMarked;
