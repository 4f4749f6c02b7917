package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.Version;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds versions: all that are tagged, the latest, the one a query means. One source answers a whole question.
 *
 * @see <a href="https://go.dev/ref/mod#version-queries">version queries</a>
 */
record Queries(Decisions decisions, ListWalk list, Errand errand) {
    private static final Pattern PREFIX = Pattern.compile("v[0-9]+(\\.[0-9]+)?");

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
     */
    Version resolved(ModulePath path, String query) throws FetchFailure, InterruptedException {
        if (query.equals("latest")) {
            return latest(path);
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
                .flatMap(line -> decisions.listed(line).stream())
                .filter(path::agreesWith)
                .sorted()
                .distinct()
                .toList();
    }

    private List<Version> tagged(List<Version> versions) {
        return versions.stream().filter(decisions::isTag).toList();
    }

    private Version latest(ModulePath path, Source source, Duration allowed) throws FetchFailure, InterruptedException {
        List<Version> versions = lines(path, source, allowed);
        Optional<Version> highest = decisions.highest(tagged(versions));
        if (highest.isPresent()) {
            return highest.get();
        }
        try {
            return version(path, "latest", source, path.escaped() + "/@latest", Part.LATEST, allowed);
        } catch (FetchFailure failed) {
            Optional<Version> newest = decisions.newest(versions);
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
        return decisions
                .highest(matching)
                .orElseThrow(() -> new FetchFailure(
                        FailureClass.NOT_FOUND, source.name() + ": no matching versions for " + path + "@" + prefix));
    }

    private Version version(ModulePath path, String query, Source source, String name, Part part, Duration allowed)
            throws FetchFailure, InterruptedException {
        byte[] body = source.get(name, part, Sink.Memory::new, allowed, errand).toByteArray();
        try {
            Version version = new Version(Info.parse(body).version());
            String problem = decisions.answerProblem(path, query, version);
            if (problem.isEmpty()) {
                return version;
            }
            throw new IllegalArgumentException(problem);
        } catch (IllegalArgumentException wrong) {
            throw new FetchFailure(
                    FailureClass.INVALID, source.name() + ": " + path + "@" + query + ": " + wrong.getMessage());
        }
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
