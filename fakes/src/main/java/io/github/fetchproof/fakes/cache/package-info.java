/**
 * A module proxy that caches: what it was once told by the proxy behind it, its upstream, it tells again, also while that one
 * is down.
 *
 * <pre>{@code
 * try (CachingProxy proxy = CachingProxy.start(anywhere, upstream, directory)) {
 *     String goproxy = proxy.url();
 * }
 * }</pre>
 *
 * <p>There {@code anywhere} is port 0 of a loopback address, and {@code upstream} the URL of a proxy.
 *
 * <ul>
 *   <li>{@code .info}, {@code .mod} and {@code .zip} of a version never change: once kept they are told from the disk, and the
 *       upstream is not asked again. Lists, {@code @latest}, queries such as {@code master.info} and what belongs to a checksum
 *       database are asked for anew each time; what is kept of them is told while the upstream fails, with a {@code Warning}.
 *   <li>Nothing is told before it is whole, checked and on the disk; and what is read back is verified again, every time. A
 *       damaged file is fetched anew.
 *   <li>404 and 410 mean that the upstream said so, and are not kept. An upstream that fails makes 502, one that is too slow
 *       504: a go command that is told of an absence goes on to the next proxy of its list, and must not do so in an outage.
 *   <li>Whoever asks for what is under way waits for it. One attempt is made; who wants more asks again.
 * </ul>
 *
 * <p>The directory is laid out like {@code cache/download} of Go's module cache, and so is a proxy itself:
 * {@code GOPROXY=file:///DIRECTORY}. What the cache needs besides lies in {@code .fetchproof} there.
 *
 * <p>May use {@code gomod}. Start reading at {@link io.github.fetchproof.fakes.cache.CachingProxy}, then {@code Cache}, {@code
 * Store} and {@code Upstream}; what may be asked for is {@code Resource}.
 */
@NullMarked
package io.github.fetchproof.fakes.cache;

import org.jspecify.annotations.NullMarked;
