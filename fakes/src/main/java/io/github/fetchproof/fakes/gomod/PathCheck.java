package io.github.fetchproof.fakes.gomod;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a slash-separated path may be made of, for module paths and for files in a module zip.
 *
 * <p>The rules are those of https://go.dev/ref/mod#go-mod-file-ident and https://go.dev/ref/mod#zip-path-size-constraints.
 * Every answer is empty when all is well, else the rule that is broken, to follow the words "module path" or "file name".
 */
enum PathCheck {
    MODULE("-._~"),
    FILE("!#$%&()+,-.=@[]^_{}~ ");

    private static final Set<String> RESERVED_ON_WINDOWS = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private final String punctuation;

    PathCheck(String punctuation) {
        this.punctuation = punctuation;
    }

    /** What is wrong with a whole path. */
    Optional<String> problem(String path) {
        if (path.isEmpty()) {
            return Optional.of("must not be empty");
        }
        if (ForeignText.isBroken(path)) {
            return Optional.of("must be valid Unicode");
        }
        if (this == MODULE && path.startsWith("-")) {
            return Optional.of("must not begin with a dash");
        }
        if (path.startsWith("/")) {
            return Optional.of("must not begin with a slash");
        }
        if (path.endsWith("/")) {
            return Optional.of("must not end in a slash");
        }
        int start = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
            Optional<String> problem = elementProblem(path.substring(start, slash));
            if (problem.isPresent()) {
                return problem;
            }
            start = slash + 1;
        }
        return elementProblem(path.substring(start));
    }

    /** What is wrong with one element of a path. */
    Optional<String> elementProblem(String element) {
        if (element.isEmpty()) {
            return Optional.of("must not hold an empty element");
        }
        if (element.chars().allMatch(c -> c == '.')) {
            return Optional.of("must not hold an element of dots alone");
        }
        if (this == MODULE && element.startsWith(".")) {
            return Optional.of("must not hold an element that begins with a dot");
        }
        if (element.endsWith(".")) {
            return Optional.of("must not hold an element that ends in a dot");
        }
        for (int i = 0; i < element.length(); i = element.offsetByCodePoints(i, 1)) {
            int c = element.codePointAt(i);
            if (!allows(c)) {
                return Optional.of(String.format("must not hold the character U+%04X", c));
            }
        }
        int dot = element.indexOf('.');
        String stem = dot < 0 ? element : element.substring(0, dot);
        if (RESERVED_ON_WINDOWS.contains(stem.toLowerCase(Locale.ROOT))) {
            return Optional.of("must not hold the element " + stem + ", which Windows reserves");
        }
        if (this == MODULE && isWindowsShortName(stem)) {
            return Optional.of("must not hold an element that ends in a tilde and digits");
        }
        return Optional.empty();
    }

    private boolean allows(int c) {
        if (c < 0x80) {
            return Ascii.isAlphanumeric(c) || punctuation.indexOf(c) >= 0;
        }
        return this == FILE && Character.isLetter(c);
    }

    private static boolean isWindowsShortName(String stem) {
        int tilde = stem.lastIndexOf('~');
        return tilde >= 0
                && tilde < stem.length() - 1
                && stem.substring(tilde + 1).chars().allMatch(Ascii::isDigit);
    }
}
