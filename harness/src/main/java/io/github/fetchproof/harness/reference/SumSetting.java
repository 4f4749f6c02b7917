package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.sumdb.VerifierKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which checksum database is asked: what {@code GOSUMDB} says. Immutable.
 *
 * @param key by which its notes are known; its name is the database's
 * @param url where it is asked and nowhere else; empty to ask proxies first, then the host that the name begins with
 * @see <a href="https://go.dev/ref/mod#checksum-database">checksum database</a>
 */
record SumSetting(VerifierKey key, Optional<String> url) {

    /** The key of the database that Go's own proxies mirror. */
    private static final String GOLANG = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

    /** Databases whose key need not be given, by name, and what they then mean. */
    private static final Map<String, String> KNOWN =
            Map.of("sum.golang.org", GOLANG, "sum.golang.google.cn", GOLANG + " https://sum.golang.google.cn");

    /**
     * Reads {@code GOSUMDB}, which is not {@code off}.
     *
     * @throws IllegalArgumentException a sentence for the user (SDB-008)
     */
    static SumSetting parse(String text) {
        List<String> words =
                List.of(KNOWN.getOrDefault(text.strip(), text.strip()).split("\\s+"));
        if (words.size() > 2) {
            throw new IllegalArgumentException("GOSUMDB must be a key and perhaps a URL: \"" + text + "\"");
        }
        if (!words.get(0).contains("+")) {
            throw new IllegalArgumentException(
                    "GOSUMDB must have the key of a database that is not known here, name+hash+key: \"" + text + "\"");
        }
        return new SumSetting(
                new VerifierKey(words.get(0)), words.stream().skip(1).findFirst());
    }

    /** What the database is called. */
    String name() {
        return key.name();
    }

    /** Where it is asked when no proxy stands in for it. */
    String ownUrl() {
        return url.orElse("https://" + name());
    }
}
