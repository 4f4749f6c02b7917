package io.github.fetchproof.fakes.gomod;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Valid paths, versions and times for properties. */
final class GomodArbitraries {

    private GomodArbitraries() {}

    static Arbitrary<ModulePath> modulePaths() {
        Arbitrary<String> domains = Arbitraries.of("example.com", "a.b-c.org", "127.0.0.1", "github.com");
        Arbitrary<String> elements = Arbitraries.strings()
                .withChars("abzABZ09_~-.")
                .ofMinLength(1)
                .ofMaxLength(8)
                .filter(element -> PathCheck.MODULE.elementProblem(element).isEmpty());
        Arbitrary<String> majors = Arbitraries.of("", "", "/v2", "/v10");
        return Combinators.combine(domains, elements.list().ofMaxSize(3), majors)
                .as((domain, rest, major) -> domain + (rest.isEmpty() ? "" : "/" + String.join("/", rest)) + major)
                .filter(path -> MajorSuffix.of(path).isPresent())
                .map(ModulePath::of)
                .withoutEdgeCases();
    }

    static Arbitrary<Version> versions() {
        Arbitrary<String> numbers = Arbitraries.of("0", "1", "2", "9", "10", "123456789012345678901234567890");
        Arbitrary<String> identifiers = Arbitraries.of("0", "1", "10", "alpha", "RC1", "a-b", "-", "00a");
        Arbitrary<String> prereleases =
                identifiers.list().ofMaxSize(3).map(parts -> parts.isEmpty() ? "" : "-" + String.join(".", parts));
        Arbitrary<String> builds = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just("")), Tuple.of(1, Arbitraries.just("+incompatible")));
        return Combinators.combine(numbers, numbers, numbers, prereleases, builds)
                .as((major, minor, patch, pre, build) ->
                        Version.of("v" + major + "." + minor + "." + patch + pre + build))
                .withoutEdgeCases();
    }

    static Arbitrary<Instant> times() {
        return Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
    }

    static Arbitrary<String> revisions() {
        return Arbitraries.strings().withChars("0123456789abcdef").ofLength(12);
    }

    static Arbitrary<ModuleVersion> moduleVersions() {
        return Combinators.combine(modulePaths(), versions())
                .as(GomodArbitraries::fitting)
                .withoutEdgeCases();
    }

    private static ModuleVersion fitting(ModulePath path, Version version) {
        if (path.agreesWith(version)) {
            return new ModuleVersion(path, version);
        }
        String major = path.majorSuffix().isEmpty() ? "v1" : path.majorSuffix().substring(1);
        String rest = version.value().substring(version.value().indexOf('.'));
        return new ModuleVersion(path, Version.of(major + rest));
    }
}
