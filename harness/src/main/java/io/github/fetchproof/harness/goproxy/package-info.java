/**
 * What becomes of a build by a GOPROXY line when one of its sources fails: which trials show it, what each trial's trace says, and
 * what all of them say together.
 *
 * <p>Pure. May use {@code resilience}, {@code verdict}, {@code scenario}, {@code expectation}, {@code trace} and {@code fetcher},
 * and the pure rooms of {@code fakes}. Start reading at {@link io.github.fetchproof.harness.goproxy.Trial}.
 */
@NullMarked
package io.github.fetchproof.harness.goproxy;

import org.jspecify.annotations.NullMarked;
