package io.github.fetchproof.fakes.sumdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * A checksum database as those see it who ask. See https://go.dev/design/25530-sumdb#checksum-database. Threads may share it.
 */
@FunctionalInterface
public interface Database {

    /** Where the newest signed tree is. */
    String LATEST = "/latest";

    /** What the paths of lookups begin with; {@code path@version} follows, case-encoded. */
    String LOOKUP = "/lookup/";

    /** What the paths of tiles begin with. */
    String TILE = "/tile/";

    /**
     * The answer there.
     *
     * @param path percent-decoded, with a leading slash
     * @return bytes that are the caller's, or nothing where it has none
     */
    Optional<byte[]> answer(String path);

    /** This database, but with another answer at one path. */
    default Database but(String path, String answer) {
        return asked -> asked.equals(path) ? Optional.of(answer.getBytes(UTF_8)) : answer(asked);
    }
}
