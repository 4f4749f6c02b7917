package io.github.fetchproof.fakes.gomod;

import java.util.Optional;

/**
 * A module path, such as {@code golang.org/x/text} or {@code example.com/m/v2}, in plain (unescaped) form.
 *
 * <p>Checked when made, as https://go.dev/ref/mod#go-mod-file-ident asks: ASCII letters, digits and {@code -._~} between
 * single slashes; a first element that is a lower-case domain name with a dot; no element that begins or ends in a dot, that
 * Windows reserves or would take for a short name; a major version suffix that is well formed. Immutable.
 *
 * @param value the path
 */
public record ModulePath(String value) implements Comparable<ModulePath> {

    /** @throws IllegalArgumentException when {@code value} is not a module path, with the rule that is broken */
    public ModulePath {
        Optional<String> problem = problem(value);
        if (problem.isPresent()) {
            throw new IllegalArgumentException("module path " + problem.get() + ": " + ForeignText.quoted(value));
        }
    }

    /** The module path {@code value}. */
    public static ModulePath of(String value) {
        return new ModulePath(value);
    }

    /**
     * The module path whose {@link #escaped()} form this is.
     *
     * @throws IllegalArgumentException when {@code escaped} is not an escaped module path
     */
    public static ModulePath unescape(String escaped) {
        return new ModulePath(Escaping.unescape(escaped)
                .orElseThrow(() ->
                        new IllegalArgumentException("escaped module path must be ASCII with !x for each upper-case X: "
                                + ForeignText.quoted(escaped))));
    }

    private static Optional<String> problem(String value) {
        Optional<String> problem = PathCheck.MODULE.problem(value);
        if (problem.isPresent()) {
            return problem;
        }
        int slash = value.indexOf('/');
        String domain = slash < 0 ? value : value.substring(0, slash);
        if (!domain.contains(".")) {
            return Optional.of("must have a dot in its first element");
        }
        if (!domain.chars().allMatch(ModulePath::mayStandInDomain)) {
            return Optional.of("must have only lower-case letters, digits, dots and dashes in its first element");
        }
        if (MajorSuffix.of(value).isEmpty()) {
            return Optional.of(
                    value.startsWith("gopkg.in/")
                            ? "must end in .v and a number without leading zero below gopkg.in"
                            : "must not end in a version other than /v2, /v3 and so on");
        }
        return Optional.empty();
    }

    private static boolean mayStandInDomain(int c) {
        return Ascii.isLower(c) || Ascii.isDigit(c) || c == '.' || c == '-';
    }

    /**
     * The form for URLs and file names, where each upper-case letter {@code X} is written {@code !x}.
     *
     * <p>See https://go.dev/ref/mod#goproxy-protocol.
     */
    public String escaped() {
        return Escaping.escape(value);
    }

    /** The major version suffix: {@code /v2}, {@code .v2} or {@code .v2-unstable} (gopkg.in), empty when there is none. */
    public String majorSuffix() {
        return suffix().text();
    }

    /** The path without {@link #majorSuffix()}. */
    public String withoutMajor() {
        return value.substring(0, value.length() - majorSuffix().length());
    }

    /**
     * Whether {@code version} may be a version of this module: its major version is the suffix's, or v0 or v1 without a
     * suffix, or anything {@code +incompatible} without a suffix.
     */
    public boolean agreesWith(Version version) {
        return disagreement(version).isEmpty();
    }

    Optional<String> disagreement(Version version) {
        return suffix().disagreement(version);
    }

    private MajorSuffix suffix() {
        return MajorSuffix.of(value).orElseThrow(() -> new AssertionError(value));
    }

    @Override
    public int compareTo(ModulePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
