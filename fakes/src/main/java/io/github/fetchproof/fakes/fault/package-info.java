/**
 * What goes wrong, as <em>what × when × how often</em>.
 *
 * <p>Pure. Uses nothing else of ours. Start reading at {@link io.github.fetchproof.fakes.fault.LinkFault} (TCP, through
 * Toxiproxy) and {@link io.github.fetchproof.fakes.fault.ServerFault} (HTTP, at the origin).
 */
@NullMarked
package io.github.fetchproof.fakes.fault;

import org.jspecify.annotations.NullMarked;
