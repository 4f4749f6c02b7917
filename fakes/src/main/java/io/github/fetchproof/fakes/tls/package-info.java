/**
 * TLS in front of origins: an authority that issues certificates, the wrong ones too, and a terminator that speaks TLS with
 * subjects and plain HTTP with the origin behind it.
 *
 * <p>It speaks with Bouncy Castle and not with the JVM's own TLS: so it can speak TLS 1.1, which JVMs forbid, and what a subject
 * on the JVM does is not proven with the very code it uses. May use {@code fault} and {@code traffic}. Start reading at {@link
 * io.github.fetchproof.fakes.tls.Terminator}.
 */
@NullMarked
package io.github.fetchproof.fakes.tls;

import org.jspecify.annotations.NullMarked;
