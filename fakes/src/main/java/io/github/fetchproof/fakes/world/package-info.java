/**
 * What exists: modules, their versions and files, and what is deliberately wrong with them. A world is a value.
 *
 * <p>Pure. May use {@code gomod}, {@code sumdb} and {@code fault}. Start reading at {@link io.github.fetchproof.fakes.world.World}.
 */
@NullMarked
package io.github.fetchproof.fakes.world;

import org.jspecify.annotations.NullMarked;
