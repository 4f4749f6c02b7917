package io.github.fetchproof.fakes.gomod;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A query that chooses among the versions a proxy lists. Immutable. See https://go.dev/ref/mod#version-queries.
 *
 * <p>When nothing listed will do, a fetcher asks {@code @latest} if {@link #mayAskLatest()}, then stays at {@link
 * #current()}, then fails.
 */
public sealed interface Choice extends Query {

    /** Whether a version is among those to choose from. */
    boolean admits(Version version);

    /** Whether the lowest is chosen rather than the highest. */
    default boolean prefersLowest() {
        return false;
    }

    /** Whether {@code @latest} is asked when no listed version will do; what it says must be admitted too. */
    default boolean mayAskLatest() {
        return false;
    }

    /** The version in use, for queries that depend on it. */
    default Optional<Version> current() {
        return Optional.empty();
    }

    /** Whether {@code +incompatible} versions of {@code path} are as welcome as others. */
    default boolean welcomesIncompatible(ModulePath path) {
        return current().map(Version::isIncompatible).orElse(false);
    }

    /**
     * Whether the version in use stays although another was chosen that was made at {@code time}: a pseudo-version is not
     * left for what is older in time.
     */
    default boolean staysRatherThan(Instant time) {
        return current().flatMap(PseudoVersion::timeOf).map(time::isBefore).orElse(false);
    }

    /** As {@link #choose(ModulePath, Collection, Predicate)}, where every version is taken to have a go.mod. */
    default Optional<Version> choose(ModulePath path, Collection<Version> listed) {
        return choose(path, listed, version -> true);
    }

    /**
     * The version to take: a release before a prerelease, then the highest, or the lowest for {@code >} and {@code >=}.
     *
     * <p>Versions that do not agree with the path are left out, and pseudo-versions; {@code +incompatible} ones too when the
     * highest compatible version that is admitted has a go.mod, unless they are welcome.
     *
     * @param listed in any order
     * @param hasGoMod whether a compatible version has a go.mod; asked at most once
     * @return empty when none will do
     */
    default Optional<Version> choose(ModulePath path, Collection<Version> listed, Predicate<Version> hasGoMod) {
        List<Version> admitted = listed.stream()
                .filter(version -> !version.isPseudo() && path.agreesWith(version) && admits(version))
                .sorted()
                .toList();
        List<Version> candidates = welcomesIncompatible(path) ? admitted : compatible(admitted, hasGoMod);
        List<Version> releases =
                candidates.stream().filter(version -> !version.isPrerelease()).toList();
        List<Version> pool = releases.isEmpty() ? candidates : releases;
        if (pool.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(pool.get(prefersLowest() ? 0 : pool.size() - 1));
    }

    private static List<Version> compatible(List<Version> sorted, Predicate<Version> hasGoMod) {
        List<Version> compatible =
                sorted.stream().filter(version -> !version.isIncompatible()).toList();
        boolean mixed = !compatible.isEmpty() && compatible.size() < sorted.size();
        return mixed && hasGoMod.test(compatible.get(compatible.size() - 1)) ? compatible : sorted;
    }

    /**
     * The highest release, else the highest prerelease, else what {@code @latest} says.
     *
     * @param text {@code latest}, or {@code upgrade} for a module that is not in use
     */
    record Latest(String text) implements Choice {
        @Override
        public boolean admits(Version version) {
            return true;
        }

        @Override
        public boolean mayAskLatest() {
            return true;
        }
    }

    /** {@code upgrade}: as {@code latest}, but nothing below the version in use. */
    record Upgrade(Version inUse) implements Choice {
        @Override
        public String text() {
            return "upgrade";
        }

        @Override
        public Optional<Version> current() {
            return Optional.of(inUse);
        }

        @Override
        public boolean admits(Version version) {
            return Semver.PRECEDENCE.compare(version.semver(), inUse.semver()) >= 0;
        }

        @Override
        public boolean mayAskLatest() {
            return inUse.isPseudo();
        }
    }

    /** {@code patch}: as {@code upgrade}, with the same major and minor number as the version in use. */
    record Patch(Version inUse) implements Choice {
        @Override
        public String text() {
            return "patch";
        }

        @Override
        public Optional<Version> current() {
            return Optional.of(inUse);
        }

        @Override
        public boolean admits(Version version) {
            return version.semver().majorMinor().equals(inUse.semver().majorMinor())
                    && Semver.PRECEDENCE.compare(version.semver(), inUse.semver()) >= 0;
        }

        @Override
        public boolean mayAskLatest() {
            return inUse.isPseudo();
        }
    }

    /** {@code v1} or {@code v1.2}: the highest that begins so, but no prerelease of {@code v1.0.0} or {@code v1.2.0}. */
    record Prefix(Semver start) implements Choice {
        public Prefix {
            if (!start.isShortened()) {
                throw new IllegalArgumentException("a version prefix must leave out the patch number: " + start.text());
            }
        }

        @Override
        public String text() {
            return start.text();
        }

        @Override
        public boolean admits(Version version) {
            return version.value().startsWith(start.text() + ".")
                    && Semver.PRECEDENCE.compare(version.semver(), start) >= 0;
        }

        @Override
        public boolean welcomesIncompatible(ModulePath path) {
            return !path.agreesWith(start.canonical());
        }
    }

    /** How a version compares with a bound. */
    enum Comparison {
        AT_MOST("<="),
        BELOW("<"),
        AT_LEAST(">="),
        ABOVE(">");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        boolean holds(int order) {
            if (order == 0) {
                return this == AT_MOST || this == AT_LEAST;
            }
            return (order < 0) == (this == AT_MOST || this == BELOW);
        }
    }

    /** {@code >=v1.2.3} and the like: the version nearest to the bound. */
    record Range(Comparison comparison, Semver bound) implements Choice {
        public Range {
            boolean ambiguous = comparison == Comparison.AT_MOST || comparison == Comparison.ABOVE;
            if (ambiguous && bound.isShortened()) {
                throw new IllegalArgumentException("a range must name a whole version after " + comparison.sign + ": "
                        + ForeignText.quoted(comparison.sign + bound.text()));
            }
        }

        /** Reads a range; empty when {@code text} does not begin as one. */
        static Optional<Choice> parse(String text) {
            for (Comparison comparison : Comparison.values()) {
                if (text.startsWith(comparison.sign)) {
                    Semver bound = Semver.parse(text.substring(comparison.sign.length()))
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "a range must name a semantic version, as >=v1.2.3 does: "
                                            + ForeignText.quoted(text)));
                    return Optional.of(new Range(comparison, bound));
                }
            }
            return Optional.empty();
        }

        @Override
        public String text() {
            return comparison.sign + bound.text();
        }

        @Override
        public boolean admits(Version version) {
            return comparison.holds(Semver.PRECEDENCE.compare(version.semver(), bound));
        }

        @Override
        public boolean prefersLowest() {
            return comparison == Comparison.AT_LEAST || comparison == Comparison.ABOVE;
        }

        @Override
        public boolean welcomesIncompatible(ModulePath path) {
            return !path.agreesWith(bound.canonical());
        }
    }
}
