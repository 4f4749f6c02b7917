/**
 * What exists: modules, their versions and files, and what is deliberately wrong with them. A world is a value.
 *
 * <pre>{@code
 * World world = World.empty()
 *         .proxy("P1", Vectors.VECTOR_A, Module.of("example.com/x@v1.2.3"))
 *         .sumdb("S1", Sumdb.of("sum.example.com", Vectors.VECTOR_A))
 *         .site("H1", Site.of("git.example.com").with(Repository.of("r").release(Vectors.VECTOR_A, "")));
 * byte[] zip = Vectors.VECTOR_A.zip();
 * Module forged = Vectors.VECTOR_A.forged(); // the same version, another hash
 * }</pre>
 *
 * <p>Pure. May use {@code gomod}, {@code sumdb} and {@code fault}. Start reading at {@link io.github.fetchproof.fakes.world.World}.
 */
@NullMarked
package io.github.fetchproof.fakes.world;

import org.jspecify.annotations.NullMarked;
