/**
 * The JUnit contract: certify a fetcher from a test class of its own project, one dynamic test a scenario.
 *
 * <p>Lies at the top of the jar, so it needs the JDK and the user's JUnit alone; the kit itself runs as a process. May use
 * {@code harness.fetcher}.
 */
@NullMarked
package io.github.fetchproof.scenarios.certify;

import org.jspecify.annotations.NullMarked;
