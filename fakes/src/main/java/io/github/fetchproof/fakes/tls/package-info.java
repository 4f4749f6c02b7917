/**
 * TLS in front of origins: an authority that issues certificates, the wrong ones too, and a terminator that speaks TLS with
 * subjects and plain HTTP with the origin behind it.
 *
 * <pre>{@code
 * Authority authority = Authority.found(Instant.now());
 * try (Terminator terminator = Terminator.open("P1", anywhere, origin, authority, "127.0.0.1", log)) {
 *     Files.writeString(bundle, authority.pem()); // for SSL_CERT_FILE or GIT_SSL_CAINFO
 *     String url = "https://127.0.0.1:" + terminator.address().getPort();
 *     terminator.breakWith(new TlsFault.Certificate(TlsFault.Mistake.EXPIRED), 1);
 * }
 * }</pre>
 *
 * <p>There {@code anywhere} is port 0 of a loopback address, {@code origin} where plain HTTP is spoken, and {@code log}
 * an {@code EventLog}, which {@code EventLog.none(System::nanoTime)} is where nobody listens.
 *
 * <p>It speaks with Bouncy Castle and not with the JVM's own TLS: so it can speak TLS 1.1, which JVMs forbid, and what a subject
 * on the JVM does is not proven with the very code it uses. May use {@code fault} and {@code traffic}. Start reading at {@link
 * io.github.fetchproof.fakes.tls.Terminator}.
 */
@NullMarked
package io.github.fetchproof.fakes.tls;

import org.jspecify.annotations.NullMarked;
