package io.github.fetchproof.fakes.gomod;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A version that stands for a revision without a tag. Immutable.
 *
 * <p>It takes one of three forms, the last two also with {@code +incompatible} at the end: {@code vX.0.0-TIME-REVISION} when
 * there is no earlier tag, {@code vX.Y.(Z+1)-0.TIME-REVISION} after the release vX.Y.Z, {@code vX.Y.Z-pre.0.TIME-REVISION}
 * after the prerelease vX.Y.Z-pre. So it is newer than the tag before it and older than the next release. See
 * https://go.dev/ref/mod#pseudo-versions.
 *
 * @param version the whole version
 */
public record PseudoVersion(Version version) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern REVISION = Pattern.compile("[0-9A-Za-z]+");
    private static final Pattern MAJOR = Pattern.compile("v(0|[1-9][0-9]*)");
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int TIME_LENGTH = 14;

    /** @throws IllegalArgumentException when it has none of the three forms, its time is none, or no base can be before it */
    public PseudoVersion {
        if (!version.isPseudo()) {
            throw new IllegalArgumentException(
                    "a pseudo-version must end in a time and a revision: " + ForeignText.quoted(version.value()));
        }
        if (parseTime(timestamp(version)).isEmpty()) {
            throw new IllegalArgumentException(
                    "a pseudo-version must hold a UTC time as yyyymmddhhmmss: " + ForeignText.quoted(version.value()));
        }
        boolean first = isFirst(version);
        if (first && version.isIncompatible()) {
            throw new IllegalArgumentException("a pseudo-version without an earlier tag must not be +incompatible: "
                    + ForeignText.quoted(version.value()));
        }
        if (!first
                && follows(version).equals(List.of("0"))
                && version.semver().number(2).equals("0")) {
            throw new IllegalArgumentException("a pseudo-version after a release must have a patch number above 0: "
                    + ForeignText.quoted(version.value()));
        }
    }

    /**
     * The pseudo-version of a revision without an earlier tag of the same major version.
     *
     * @param major {@code v0}, {@code v2} and so on
     * @param time in the years 0 to 9999; what is below a second is dropped
     * @param revision letters and digits, for git the first 12 hexadecimal digits
     */
    public static PseudoVersion first(String major, Instant time, String revision) {
        if (!MAJOR.matcher(major).matches()) {
            throw new IllegalArgumentException("a major version must be v and a number: " + ForeignText.quoted(major));
        }
        return new PseudoVersion(new Version(major + ".0.0-" + segment(time, revision)));
    }

    /**
     * The pseudo-version of a revision whose nearest earlier tag is {@code older}.
     *
     * @param time in the years 0 to 9999; what is below a second is dropped
     * @param revision letters and digits, for git the first 12 hexadecimal digits
     */
    public static PseudoVersion after(Version older, Instant time, String revision) {
        String build = older.semver().build();
        String plain = older.value().substring(0, older.value().length() - build.length());
        if (older.isPrerelease()) {
            return new PseudoVersion(new Version(plain + ".0." + segment(time, revision) + build));
        }
        String next =
                new BigInteger(older.semver().number(2)).add(BigInteger.ONE).toString();
        return new PseudoVersion(
                new Version(older.semver().majorMinor() + "." + next + "-0." + segment(time, revision) + build));
    }

    private static String segment(Instant time, String revision) {
        if (!REVISION.matcher(revision).matches()) {
            throw new IllegalArgumentException(
                    "a revision must be letters and digits: " + ForeignText.quoted(revision));
        }
        if (time.isBefore(FIRST) || !time.isBefore(END)) {
            throw new IllegalArgumentException("the time of a revision must be in the years 0 to 9999: " + time);
        }
        return TIME.format(time.atOffset(ZoneOffset.UTC)) + "-" + revision;
    }

    /** The time that {@code version} speaks of; empty when it is no pseudo-version, or its time is none. */
    static Optional<Instant> timeOf(Version version) {
        return version.isPseudo() ? parseTime(timestamp(version)) : Optional.empty();
    }

    private static Optional<Instant> parseTime(String timestamp) {
        try {
            return Optional.of(LocalDateTime.parse(timestamp, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException notTime) {
            return Optional.empty();
        }
    }

    /** The version up to the dash before the revision. */
    private static String upToTime(Version version) {
        String value = version.value();
        int end = value.indexOf('+') < 0 ? value.length() : value.indexOf('+');
        return value.substring(0, value.lastIndexOf('-', end - 1));
    }

    private static String timestamp(Version version) {
        String upToTime = upToTime(version);
        return upToTime.substring(upToTime.length() - TIME_LENGTH);
    }

    /** Whether nothing but zeros stands before the time. */
    private static boolean isFirst(Version version) {
        String upToTime = upToTime(version);
        return upToTime.charAt(upToTime.length() - TIME_LENGTH - 1) == '-';
    }

    /** The prerelease identifiers before the time, of a version that is not the first: a base's, and a zero. */
    private static List<String> follows(Version version) {
        String upToTime = upToTime(version);
        String before = upToTime.substring(0, upToTime.length() - TIME_LENGTH - 1);
        return List.of(before.substring(before.indexOf('-') + 1).split("\\.", -1));
    }

    /** When the revision was made, to the second. */
    public Instant time() {
        return parseTime(timestamp(version)).orElseThrow(() -> new AssertionError(version));
    }

    /** The name of the revision, as short as the version gives it. */
    public String revision() {
        String value = version.value();
        int start = upToTime(version).length() + 1;
        return value.substring(start, value.length() - version.semver().build().length());
    }

    /** The tag that the revision comes after; empty when there is none. */
    public Optional<Version> base() {
        if (isFirst(version)) {
            return Optional.empty();
        }
        Semver parts = version.semver();
        List<String> follows = follows(version);
        if (follows.equals(List.of("0"))) {
            String patch =
                    new BigInteger(parts.number(2)).subtract(BigInteger.ONE).toString();
            return Optional.of(new Version(parts.majorMinor() + "." + patch + parts.build()));
        }
        String prerelease = String.join(".", follows.subList(0, follows.size() - 1));
        return Optional.of(new Version(parts.majorMinor() + "." + parts.number(2) + "-" + prerelease + parts.build()));
    }

    @Override
    public String toString() {
        return version.value();
    }
}
