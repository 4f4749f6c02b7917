/**
 * What a user implements to be certified from Java: {@link io.github.fetchproof.harness.fetcher.Fetcher} and its
 * provider, and the adapter that lets them speak the session protocol from a process of their own.
 *
 * <p>Pure but for the adapter, and in need of the JDK alone, so that no library of the kit meets a user's class path. Uses
 * nothing else of ours. Start reading at {@link io.github.fetchproof.harness.fetcher.FetcherProvider}.
 */
@NullMarked
package io.github.fetchproof.harness.fetcher;

import org.jspecify.annotations.NullMarked;
