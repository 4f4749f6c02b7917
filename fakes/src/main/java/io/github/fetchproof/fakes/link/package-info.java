/**
 * Roads between a subject and the origins, and the Toxiproxy that breaks them.
 *
 * <pre>{@code
 * try (EmbeddedToxiproxy toxiproxy = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.empty());
 *         Provider provider = new Provider("embedded", "127.0.0.1", toxiproxy.port());
 *         Link link = provider.open("P1", "P1", anywhere, origin, log)) {
 *     String url = "http://" + link.listen();
 *     link.breakWith(new LinkFault.Refused());
 *     link.heal();
 * }
 * }</pre>
 *
 * <p>There {@code anywhere} is port 0 of a loopback address, {@code origin} where the road leads, and {@code log} an
 * {@code EventLog}, which {@code EventLog.none(System::nanoTime)} is where nobody listens.
 *
 * <p>Every fault goes through toxiproxy-java, whatever serves its API. May use {@code fault} and {@code traffic}. Start
 * reading at {@link io.github.fetchproof.fakes.link.Link}.
 */
@NullMarked
package io.github.fetchproof.fakes.link;

import org.jspecify.annotations.NullMarked;
