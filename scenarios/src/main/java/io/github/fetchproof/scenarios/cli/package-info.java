/**
 * The command: reads options, wires the rooms, prints what came of it. The only room that wires.
 *
 * <p>May use everything. Start reading at {@link io.github.fetchproof.scenarios.cli.Main}; each subcommand is a class of its
 * own.
 */
@NullMarked
package io.github.fetchproof.scenarios.cli;

import org.jspecify.annotations.NullMarked;
