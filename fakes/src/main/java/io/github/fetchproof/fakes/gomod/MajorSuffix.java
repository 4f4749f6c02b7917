package io.github.fetchproof.fakes.gomod;

import java.util.Optional;

/**
 * The end of a module path that names a major version: {@code /v2}, or {@code .v2} below {@code gopkg.in/}.
 *
 * <p>See https://go.dev/ref/mod#major-version-suffixes.
 *
 * @param text the suffix as it stands in the path, empty for v0 and v1
 */
record MajorSuffix(String text) {

    private static final String UNSTABLE = "-unstable";

    /** The suffix of {@code path}; empty when the path ends in one that is malformed, as {@code /v1} is. */
    static Optional<MajorSuffix> of(String path) {
        return path.startsWith("gopkg.in/") ? ofGopkgIn(path) : ofAny(path);
    }

    private static Optional<MajorSuffix> ofAny(String path) {
        int end = path.length();
        int start = end;
        while (start > 0 && (Ascii.isDigit(path.charAt(start - 1)) || path.charAt(start - 1) == '.')) {
            start--;
        }
        if (start == end || !path.startsWith("/v", start - 2)) {
            return Optional.of(new MajorSuffix(""));
        }
        String number = path.substring(start);
        boolean malformed = number.contains(".") || number.startsWith("0") || number.equals("1");
        return malformed ? Optional.empty() : Optional.of(new MajorSuffix("/v" + number));
    }

    private static Optional<MajorSuffix> ofGopkgIn(String path) {
        boolean unstable = path.endsWith(UNSTABLE);
        int end = unstable ? path.length() - UNSTABLE.length() : path.length();
        int start = end;
        while (start > 0 && Ascii.isDigit(path.charAt(start - 1))) {
            start--;
        }
        String number = path.substring(start, end);
        boolean malformed = number.isEmpty()
                || !path.startsWith(".v", start - 2)
                || (number.startsWith("0") && (unstable || number.length() > 1));
        return malformed ? Optional.empty() : Optional.of(new MajorSuffix(path.substring(start - 2)));
    }

    /** What is wrong with {@code version} for a path of this suffix; empty when they agree. */
    Optional<String> disagreement(Version version) {
        if (text.isEmpty()) {
            boolean fits = version.major().equals("v0") || version.major().equals("v1") || version.isIncompatible();
            return fits ? Optional.empty() : Optional.of("version must be v0 or v1 for a path without major suffix");
        }
        String wanted = text.substring(1);
        if (wanted.endsWith(UNSTABLE)) {
            wanted = wanted.substring(0, wanted.length() - UNSTABLE.length());
        }
        // An old error of the go command, kept: gopkg.in/check.v1 is required as v0.0.0-20161208181325-20d25e280405.
        boolean old =
                text.startsWith(".v1") && wanted.equals("v1") && version.value().startsWith("v0.0.0-");
        return old || version.major().equals(wanted)
                ? Optional.empty()
                : Optional.of("version must be " + wanted + " for a path that ends in " + text);
    }
}
