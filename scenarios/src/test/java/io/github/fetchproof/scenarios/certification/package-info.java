/**
 * Certifications as a user makes them: the packaged jar as a process, real subjects, real signals, and what is left behind.
 *
 * <p>Uses the jar, and of the rooms only the catalogue and the way into the sandbox. Start reading at {@link
 * io.github.fetchproof.scenarios.certification.KitRun}.
 */
@NullMarked
package io.github.fetchproof.scenarios.certification;

import org.jspecify.annotations.NullMarked;
