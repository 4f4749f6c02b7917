package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.Version;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds versions: all that are tagged, the latest, the one a query means. One source answers a whole question.
 *
 * @see <a href="https://go.dev/ref/mod#version-queries">version queries</a>
 */
record Queries(Decisions decisions, ListWalk list, Errand errand) {
    private static final Pattern PREFIX = Pattern.compile("v[0-9]+(\\.[0-9]+)?");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9._~+-]+");
    private static final Pattern PSEUDO_TIME = Pattern.compile("([0-9]{14})-[A-Za-z0-9]+(\\+incompatible)?$");

    /** The tagged versions in their order, pseudo-versions left out (PROTO-016, -017). */
    List<Version> tagged(ModulePath path) throws FetchFailure, InterruptedException {
        return list.first(errand, (source, allowed) -> tagged(lines(path, source, allowed)))
                .value();
    }

    /** The highest release, else the highest prerelease, else what {@code @latest} says (PROTO-019, -020). */
    Version latest(ModulePath path) throws FetchFailure, InterruptedException {
        return list.first(errand, (source, allowed) -> latest(path, source, allowed))
                .value();
    }

    /**
     * The version that a query means: itself when it is a version, the highest below {@code v1} or {@code v1.2}, {@code
     * latest}, or what the source makes of a branch or commit (PROTO-013, -014).
     *
     * @throws FetchFailure of class {@code REFUSED} when it is no query that may be sent
     */
    Version resolved(ModulePath path, String query) throws FetchFailure, InterruptedException {
        if (query.equals("latest")) {
            return latest(path);
        }
        if (!REVISION.matcher(query).matches() || query.startsWith(".") || query.startsWith("-")) {
            throw new FetchFailure(
                    FailureClass.REFUSED,
                    "a version query must be letters, digits and ._~+- alone: " + path + "@" + query);
        }
        if (PREFIX.matcher(query).matches()) {
            return list.first(errand, (source, allowed) -> below(path, query, source, allowed))
                    .value();
        }
        return list.first(errand, (source, allowed) -> {
                    String name = path.escaped() + "/@v/" + escaped(query) + ".info";
                    return version(path, query, source, name, Part.INFO, allowed);
                })
                .value();
    }

    private List<Version> lines(ModulePath path, Source source, Duration allowed)
            throws FetchFailure, InterruptedException {
        byte[] body = source.get(path.escaped() + "/@v/list", Part.LIST, Sink.Memory::new, allowed, errand)
                .toByteArray();
        return new String(body, UTF_8)
                .lines()
                .map(line -> line.strip().split("\\s+", 2)[0])
                .flatMap(first -> Version.ifCanonical(first).stream())
                .filter(path::agreesWith)
                .sorted()
                .distinct()
                .toList();
    }

    private static List<Version> tagged(List<Version> versions) {
        return versions.stream().filter(version -> !version.isPseudo()).toList();
    }

    private Version latest(ModulePath path, Source source, Duration allowed) throws FetchFailure, InterruptedException {
        List<Version> versions = lines(path, source, allowed);
        Optional<Version> highest = highest(tagged(versions));
        if (highest.isPresent()) {
            return highest.get();
        }
        try {
            return version(path, "latest", source, path.escaped() + "/@latest", Part.LATEST, allowed);
        } catch (FetchFailure failed) {
            Optional<Version> newest = versions.stream().max(Comparator.comparing(Queries::pseudoTime));
            if (failed.failureClass() != FailureClass.NOT_FOUND || newest.isEmpty()) {
                throw failed.adding("; its list has no version either");
            }
            return newest.get();
        }
    }

    private Version below(ModulePath path, String prefix, Source source, Duration allowed)
            throws FetchFailure, InterruptedException {
        List<Version> matching = tagged(lines(path, source, allowed)).stream()
                .filter(version -> version.value().startsWith(prefix + "."))
                .toList();
        return highest(matching)
                .orElseThrow(() -> new FetchFailure(
                        FailureClass.NOT_FOUND, source.name() + ": no matching versions for " + path + "@" + prefix));
    }

    private static Optional<Version> highest(List<Version> sorted) {
        Optional<Version> release =
                sorted.stream().filter(version -> !version.isPrerelease()).reduce((lower, higher) -> higher);
        return release.isPresent() ? release : sorted.stream().reduce((lower, higher) -> higher);
    }

    private Version version(ModulePath path, String query, Source source, String name, Part part, Duration allowed)
            throws FetchFailure, InterruptedException {
        byte[] body = source.get(name, part, Sink.Memory::new, allowed, errand).toByteArray();
        try {
            Version version = new Version(Info.parse(body).version());
            if (path.agreesWith(version)) {
                return version;
            }
            throw new IllegalArgumentException(version + " cannot be a version of this module");
        } catch (IllegalArgumentException wrong) {
            throw new FetchFailure(
                    FailureClass.INVALID, source.name() + ": " + path + "@" + query + ": " + wrong.getMessage());
        }
    }

    private static String pseudoTime(Version version) {
        Matcher matcher = PSEUDO_TIME.matcher(version.value());
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String escaped(String query) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            boolean upper = c >= 'A' && c <= 'Z';
            escaped.append(upper ? "!" + String.valueOf(c).toLowerCase(Locale.ROOT) : String.valueOf(c));
        }
        return escaped.toString();
    }
}
