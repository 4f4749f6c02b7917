/**
 * The checksum database as a value: signed notes, tree hashes, tiles, proofs, and what a lying database makes of them.
 *
 * <p>Pure: values in, values out. May use {@code gomod}. Start reading at {@link
 * io.github.fetchproof.fakes.sumdb.TransparencyLog}, then {@link io.github.fetchproof.fakes.sumdb.DatabaseVariant}. The formats
 * are those of https://go.dev/design/25530-sumdb, the ideas those of https://research.swtch.com/tlog.
 */
@NullMarked
package io.github.fetchproof.fakes.sumdb;

import org.jspecify.annotations.NullMarked;
