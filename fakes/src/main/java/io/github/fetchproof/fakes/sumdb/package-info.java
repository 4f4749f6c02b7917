/**
 * The checksum database as a value: signed notes, tree hashes, tiles, proofs, and what a lying database makes of them.
 *
 * <pre>{@code
 * SignerKey key = SignerKey.of("sum.example.com", new byte[32]);
 * ModuleVersion module = ModuleVersion.of("example.com/m", "v1.0.0");
 * Hash1 zip = new Hash1("h1:E3/CBfWTwa0CC55WWs2YnVSt4pJiLHmLiGLwjtdXny8=");
 * Hash1 goMod = new Hash1("h1:1PQX3PQCTSLmC0Te0lhrf6lEdhjhPdh+cAdXyv/CpD0=");
 * TransparencyLog log = new TransparencyLog(key, List.of(ModuleRecord.of(module, zip, goMod)));
 * String gosumdb = key.verifier().toString();
 * Optional<byte[]> page = log.answer("/lookup/example.com/m@v1.0.0");
 * }</pre>
 *
 * <p>Pure: values in, values out. May use {@code gomod}. Start reading at {@link
 * io.github.fetchproof.fakes.sumdb.TransparencyLog}, then {@link io.github.fetchproof.fakes.sumdb.DatabaseVariant}. The formats
 * are those of https://go.dev/design/25530-sumdb, the ideas those of https://research.swtch.com/tlog.
 */
@NullMarked
package io.github.fetchproof.fakes.sumdb;

import org.jspecify.annotations.NullMarked;
