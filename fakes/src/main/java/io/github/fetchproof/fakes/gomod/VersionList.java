package io.github.fetchproof.fakes.gomod;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * What a proxy's {@code @v/list} says. Immutable. See https://go.dev/ref/mod#goproxy-protocol.
 *
 * @param lines the lines that begin with a canonical version, in the order of the list
 */
public record VersionList(List<Line> lines) {

    /**
     * A line.
     *
     * @param time when the version was made: what the line says, else what a pseudo-version says of itself
     */
    public record Line(Version version, Optional<Instant> time) {}

    public VersionList {
        lines = List.copyOf(lines);
    }

    /**
     * Reads a list. Blanks around a line are ignored, and so is all after a second field, which is read as an RFC 3339 time.
     * Lines that begin with anything but a canonical version are skipped, {@code v1.2} among them: one odd line must not hide
     * the others (PROTO-018).
     */
    public static VersionList parse(String text) {
        List<Line> lines = new ArrayList<>();
        text.lines().forEach(raw -> {
            StringTokenizer fields = new StringTokenizer(raw);
            if (fields.hasMoreTokens()) {
                Optional<Version> version = Version.ifCanonical(fields.nextToken());
                version.ifPresent(v -> lines.add(
                        new Line(v, fields.hasMoreTokens() ? time(fields.nextToken()) : PseudoVersion.timeOf(v))));
            }
        });
        return new VersionList(lines);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notTime) {
            return Optional.empty();
        }
    }

    /** The tagged versions, which leaves out pseudo-versions: oldest first in the order of versions, each once. */
    public List<Version> tagged() {
        return lines.stream()
                .map(Line::version)
                .filter(version -> !version.isPseudo())
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * The version with the latest time, the first of these in the list; empty when no line has a time. It is what a fetcher
     * falls back to when nothing is tagged and the proxy has no {@code @latest}.
     */
    public Optional<Version> newestByTime() {
        Comparator<Line> byTime = Comparator.comparing(line -> line.time().orElse(Instant.MIN));
        return lines.stream()
                .filter(line -> line.time().isPresent())
                .reduce((best, line) -> byTime.compare(line, best) > 0 ? line : best)
                .map(Line::version);
    }
}
