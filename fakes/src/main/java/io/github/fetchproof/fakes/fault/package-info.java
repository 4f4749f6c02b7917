/**
 * What goes wrong, as <em>what × when × how often</em>.
 *
 * <p>Pure. Uses {@code sumdb} for the tales of a checksum database. Start reading at {@link
 * io.github.fetchproof.fakes.fault.LinkFault} (TCP, through Toxiproxy), {@link io.github.fetchproof.fakes.fault.ServerFault} (HTTP, at
 * the origin) and {@link io.github.fetchproof.fakes.fault.DnsFault} (at the name server).
 */
@NullMarked
package io.github.fetchproof.fakes.fault;

import org.jspecify.annotations.NullMarked;
