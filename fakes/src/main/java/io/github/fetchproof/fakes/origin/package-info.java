/**
 * The fake servers: origins that serve a world over HTTP, and the name server.
 *
 * <p>What is answered is decided by pure functions ({@link io.github.fetchproof.fakes.origin.ProxyOrigin#respond}, {@link
 * io.github.fetchproof.fakes.origin.Zone#answer}, {@code SiteOrigin} for hosts of repositories); sockets and threads are in a thin stage that plays what they return.
 * May use {@code world}, {@code git}, {@code fault}, {@code traffic}, {@code sumdb} and {@code gomod}. Start reading at {@link
 * io.github.fetchproof.fakes.origin.Script}, then {@link io.github.fetchproof.fakes.origin.OriginServer}.
 */
@NullMarked
package io.github.fetchproof.fakes.origin;

import org.jspecify.annotations.NullMarked;
