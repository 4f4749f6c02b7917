package io.github.fetchproof.fakes.gomod;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A canonical version: {@code v1.2.3}, {@code v1.2.3-pre}, {@code v2.0.0+incompatible}.
 *
 * <p>The order is that of semantic versions (a pseudo-version is a prerelease). Versions of equal precedence, which differ in
 * {@code +incompatible} alone, are ordered as text, so that the order agrees with {@link #equals}. Immutable. See
 * https://go.dev/ref/mod#versions.
 *
 * @param value the version as spelled
 */
public record Version(String value) implements Comparable<Version> {

    static final String INCOMPATIBLE = "+incompatible";

    private static final Pattern PSEUDO = Pattern.compile(
            "v[0-9]+\\.(0\\.0-|[0-9]+\\.[0-9]+-([^+]*\\.)?0\\.)[0-9]{14}-[A-Za-z0-9]+(\\+[0-9A-Za-z.-]+)?");

    /** @throws IllegalArgumentException when {@code value} is not canonical */
    public Version {
        Optional<Semver> parsed = Semver.parse(value);
        if (parsed.isEmpty()) {
            throw new IllegalArgumentException("version must be semantic, as v1.2.3 is: " + ForeignText.quoted(value));
        }
        if (parsed.get().isShortened()) {
            throw new IllegalArgumentException(
                    "version must have major, minor and patch number: " + ForeignText.quoted(value));
        }
        String build = parsed.get().build();
        if (!build.isEmpty() && !build.equals(INCOMPATIBLE)) {
            throw new IllegalArgumentException(
                    "version must have no build part other than " + INCOMPATIBLE + ": " + ForeignText.quoted(value));
        }
    }

    /** The version {@code value}. */
    public static Version of(String value) {
        return new Version(value);
    }

    /** The version {@code value}; empty when it is not canonical. */
    public static Optional<Version> ifCanonical(String value) {
        return Semver.parse(value)
                .filter(v -> !v.isShortened())
                .filter(v -> v.build().isEmpty() || v.build().equals(INCOMPATIBLE))
                .map(v -> new Version(value));
    }

    /**
     * The version whose {@link #escaped()} form this is.
     *
     * @throws IllegalArgumentException when {@code escaped} is not an escaped canonical version
     */
    public static Version unescape(String escaped) {
        return new Version(Escaping.unescape(escaped)
                .orElseThrow(() ->
                        new IllegalArgumentException("escaped version must be ASCII with !x for each upper-case X: "
                                + ForeignText.quoted(escaped))));
    }

    /** The form for URLs and file names, where each upper-case letter {@code X} is written {@code !x}. */
    public String escaped() {
        return Escaping.escape(value);
    }

    /** The major version with its letter, {@code v1}. */
    public String major() {
        return value.substring(0, value.indexOf('.'));
    }

    /** Whether this is a prerelease; a pseudo-version is one. */
    public boolean isPrerelease() {
        return semver().isPrerelease();
    }

    /** Whether this has the form of a pseudo-version. See https://go.dev/ref/mod#pseudo-versions. */
    public boolean isPseudo() {
        return PSEUDO.matcher(value).matches();
    }

    /** Whether this ends in {@code +incompatible}. See https://go.dev/ref/mod#incompatible-versions. */
    public boolean isIncompatible() {
        return value.endsWith(INCOMPATIBLE);
    }

    /** The parts. */
    public Semver semver() {
        return Semver.parse(value).orElseThrow(() -> new AssertionError(value));
    }

    @Override
    public int compareTo(Version other) {
        int order = Semver.PRECEDENCE.compare(semver(), other.semver());
        return order != 0 ? order : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
