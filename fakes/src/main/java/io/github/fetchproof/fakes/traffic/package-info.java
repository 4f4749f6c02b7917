/**
 * What was seen: packets, connections, exchanges, name queries, faults that fired. The one list of event types.
 *
 * <p>Pure. May use {@code fault}. Start reading at {@link io.github.fetchproof.fakes.traffic.Event}.
 */
@NullMarked
package io.github.fetchproof.fakes.traffic;

import org.jspecify.annotations.NullMarked;
