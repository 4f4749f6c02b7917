/**
 * An embedded server that speaks Toxiproxy's HTTP API (https://github.com/Shopify/toxiproxy, version 2.12), so that any
 * client of Toxiproxy can break connections on a machine that has only a JDK.
 *
 * <p>May use {@code fault} and {@code traffic}. Start reading at {@link
 * io.github.fetchproof.fakes.toxiproxy.EmbeddedToxiproxy}. Three layers lie below it:
 *
 * <ul>
 *   <li>what a toxic does, as values and small state machines that are handed chunks and the time: {@code Toxic},
 *       {@code Effect} and its eight kinds, {@code Stage}, {@code Chain};
 *   <li>the roads themselves, on selector loops that own every socket: {@code EventLoop}, {@code Listener}, {@code Dial},
 *       {@code Connection}, {@code Link};
 *   <li>control: {@code Proxy}, {@code Proxies}, {@code Routes}, {@code ControlServer}.
 * </ul>
 */
@NullMarked
package io.github.fetchproof.fakes.toxiproxy;

import org.jspecify.annotations.NullMarked;
