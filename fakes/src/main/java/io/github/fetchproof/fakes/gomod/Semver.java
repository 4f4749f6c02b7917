package io.github.fetchproof.fakes.gomod;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A semantic version as Go spells it, whole or shortened: {@code v1}, {@code v1.2}, {@code v1.2.3-pre+meta}.
 *
 * <p>What is left out counts as zero when versions are compared. For versions that modules really have, use {@link Version}.
 * Numbers have no upper bound. Immutable. See https://go.dev/ref/mod#versions.
 *
 * @param text the version as spelled
 * @param numbers one to three decimal numbers: major, minor, patch
 * @param prerelease the identifiers after the dash, none for a release
 * @param build what follows the plus sign, the sign included; empty when there is none
 */
public record Semver(String text, List<String> numbers, List<String> prerelease, String build) {

    /** Precedence: numbers first, then prerelease; the build part does not count. */
    public static final Comparator<Semver> PRECEDENCE = Semver::comparePrecedence;

    public Semver {
        numbers = List.copyOf(numbers);
        prerelease = List.copyOf(prerelease);
        String dotted = "v" + String.join(".", numbers);
        String spelled = dotted + (prerelease.isEmpty() ? "" : "-" + String.join(".", prerelease)) + build;
        if (!spelled.equals(text)) {
            throw new IllegalArgumentException("the parts of a version must spell it: " + ForeignText.quoted(text));
        }
    }

    /** Reads {@code text}; empty when it is no semantic version. */
    public static Optional<Semver> parse(String text) {
        if (!text.startsWith("v")) {
            return Optional.empty();
        }
        int plus = text.indexOf('+');
        String build = plus < 0 ? "" : text.substring(plus);
        String rest = text.substring(1, plus < 0 ? text.length() : plus);
        int dash = rest.indexOf('-');
        List<String> prerelease = dash < 0 ? List.of() : dotted(rest.substring(dash + 1));
        List<String> numbers = dotted(dash < 0 ? rest : rest.substring(0, dash));

        boolean shortened = numbers.size() < 3;
        boolean good = numbers.size() <= 3
                && numbers.stream().allMatch(n -> isNumber(n) && !hasLeadingZero(n))
                && !(shortened && (dash >= 0 || plus >= 0))
                && prerelease.stream().allMatch(i -> isIdentifier(i) && !(isNumber(i) && hasLeadingZero(i)))
                && (plus < 0 || dotted(build.substring(1)).stream().allMatch(Semver::isIdentifier));
        return good ? Optional.of(new Semver(text, numbers, prerelease, build)) : Optional.empty();
    }

    private static List<String> dotted(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            parts.add(text.substring(start, dot));
            start = dot + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(Ascii::isDigit);
    }

    private static boolean hasLeadingZero(String number) {
        return number.length() > 1 && number.startsWith("0");
    }

    private static boolean isIdentifier(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Ascii.isAlphanumeric(c) || c == '-');
    }

    /** Whether minor or patch was left out. */
    public boolean isShortened() {
        return numbers.size() < 3;
    }

    /** The major version with its letter, {@code v1}. */
    public String major() {
        return "v" + numbers.get(0);
    }

    /** Major and minor version, {@code v1.2}. */
    public String majorMinor() {
        return major() + "." + number(1);
    }

    /** Whether this is a prerelease; a pseudo-version is one. */
    public boolean isPrerelease() {
        return !prerelease.isEmpty();
    }

    /**
     * The version this stands for, in full: missing numbers are zero, and the build part is dropped unless it is {@code
     * +incompatible}.
     */
    public Version canonical() {
        return new Version("v" + number(0) + "." + number(1) + "." + number(2)
                + (prerelease.isEmpty() ? "" : "-" + String.join(".", prerelease))
                + (build.equals(Version.INCOMPATIBLE) ? build : ""));
    }

    String number(int place) {
        return place < numbers.size() ? numbers.get(place) : "0";
    }

    private static int comparePrecedence(Semver a, Semver b) {
        for (int place = 0; place < 3; place++) {
            int order = compareNumbers(a.number(place), b.number(place));
            if (order != 0) {
                return order;
            }
        }
        if (a.isPrerelease() != b.isPrerelease()) {
            return a.isPrerelease() ? -1 : 1;
        }
        int shared = Math.min(a.prerelease.size(), b.prerelease.size());
        for (int i = 0; i < shared; i++) {
            int order = compareIdentifiers(a.prerelease.get(i), b.prerelease.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.prerelease.size(), b.prerelease.size());
    }

    private static int compareIdentifiers(String a, String b) {
        if (isNumber(a) && isNumber(b)) {
            return compareNumbers(a, b);
        }
        if (isNumber(a) != isNumber(b)) {
            return isNumber(a) ? -1 : 1;
        }
        return Integer.signum(a.compareTo(b));
    }

    private static int compareNumbers(String a, String b) {
        int order = Integer.compare(a.length(), b.length());
        return order != 0 ? order : Integer.signum(a.compareTo(b));
    }
}
