/**
 * The entry of the jar: unpacks the jars nested in it and hands over to the command.
 *
 * <p>Needs the JDK alone and uses nothing else of ours by name at compile time, since it lies at the top of the jar. Start
 * reading at {@link io.github.fetchproof.scenarios.launch.Launcher}.
 */
@NullMarked
package io.github.fetchproof.scenarios.launch;

import org.jspecify.annotations.NullMarked;
