/**
 * The private network in which the kit and its subjects live: loopback only, own name resolution, no way out.
 *
 * <p>Raises Linux namespaces by {@code unshare} (util-linux) and {@code ip} (iproute2), as an ordinary user, as root, or
 * through {@code sudo}. Uses nothing else of ours. Start reading at {@link
 * io.github.fetchproof.harness.sandbox.Sandbox}; {@link io.github.fetchproof.harness.sandbox.Ladder} chooses the way in,
 * {@link io.github.fetchproof.harness.sandbox.SubjectCage} holds one subject.
 */
@NullMarked
package io.github.fetchproof.harness.sandbox;

import org.jspecify.annotations.NullMarked;
