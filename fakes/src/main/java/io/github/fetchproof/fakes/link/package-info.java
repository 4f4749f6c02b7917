/**
 * Roads between a subject and the origins, and the Toxiproxy that breaks them.
 *
 * <p>Every fault goes through toxiproxy-java, whatever serves its API. May use {@code fault} and {@code traffic}. Start
 * reading at {@link io.github.fetchproof.fakes.link.Link}.
 */
@NullMarked
package io.github.fetchproof.fakes.link;

import org.jspecify.annotations.NullMarked;
