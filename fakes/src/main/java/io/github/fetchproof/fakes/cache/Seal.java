package io.github.fetchproof.fakes.cache;

import io.github.fetchproof.fakes.gomod.Hash1;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a kept file must be. Immutable.
 *
 * @param bytes its length
 * @param sha256 of its bytes, 64 hexadecimal digits
 * @param sum the {@code h1:} hash of a zip or a go.mod, as in go.sum
 */
record Seal(long bytes, String sha256, Optional<Hash1> sum) {
    private static final Pattern TEXT =
            Pattern.compile("bytes ([0-9]{1,18})\nsha256 ([0-9a-f]{64})\n(?:sum (h1:[A-Za-z0-9+/=]{44})\n)?");

    /** As it is kept: a line for each part. */
    String text() {
        return "bytes " + bytes + "\nsha256 " + sha256 + "\n"
                + sum.map(hash -> "sum " + hash.value() + "\n").orElse("");
    }

    /** Reads {@link #text()}; empty when it is damaged. */
    static Optional<Seal> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Seal(
                    Long.parseLong(parts.group(1)),
                    parts.group(2),
                    Optional.ofNullable(parts.group(3)).map(Hash1::new)));
        } catch (IllegalArgumentException noHash) {
            return Optional.empty();
        }
    }

    /** The same for a file whose {@code h1:} hash is known. */
    Seal with(Optional<Hash1> other) {
        return new Seal(bytes, sha256, other);
    }
}
