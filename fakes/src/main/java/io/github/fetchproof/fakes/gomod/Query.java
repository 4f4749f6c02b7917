package io.github.fetchproof.fakes.gomod;

import java.util.Optional;

/**
 * What may stand after the {@code @} in {@code go get path@query}: the name of a version, or a way to choose one. Immutable.
 *
 * <p>A {@link Named} query goes to a proxy as it is, {@code @v/QUERY.info}; a {@link Choice} is made among the versions that
 * are listed. See https://go.dev/ref/mod#version-queries.
 */
public sealed interface Query permits Query.Named, Choice {

    /** The query as spelled. */
    String text();

    /**
     * Reads a query for a module that is not in use yet: {@code upgrade} is then the same as {@code latest}.
     *
     * <p>What is bad is found without the network (PROTO-015).
     *
     * @throws IllegalArgumentException when {@code text} is {@code patch}, a range without a version or with an ambiguous one,
     *     or a name with a slash, an exclamation mark or what a file name may not hold
     */
    static Query parse(String text) {
        if (text.equals("latest") || text.equals("upgrade")) {
            return new Choice.Latest(text);
        }
        if (text.equals("patch")) {
            throw new IllegalArgumentException("the query patch must be for a module that is in use");
        }
        Optional<Choice> range = Choice.Range.parse(text);
        if (range.isPresent()) {
            return range.get();
        }
        Optional<Version> version = Version.ifCanonical(text);
        if (version.isPresent()) {
            return new Exact(version.get());
        }
        Optional<Semver> prefix = Semver.parse(text).filter(Semver::isShortened);
        return prefix.isPresent() ? new Choice.Prefix(prefix.get()) : new Revision(text);
    }

    /**
     * Reads a query for a module that is in use at {@code current}.
     *
     * @throws IllegalArgumentException as {@link #parse(String)}, except for {@code patch}
     */
    static Query parse(String text, Version current) {
        if (text.equals("upgrade")) {
            return new Choice.Upgrade(current);
        }
        return text.equals("patch") ? new Choice.Patch(current) : parse(text);
    }

    /** A query that a proxy answers: the name of a version, tag, branch or commit. */
    sealed interface Named extends Query {

        /** What to ask for, {@code @v/ESCAPED.info}. */
        default String escaped() {
            return Escaping.escape(text());
        }
    }

    /** {@code v1.2.3}: that version and no other. */
    record Exact(Version version) implements Named {
        @Override
        public String text() {
            return version.value();
        }
    }

    /**
     * {@code master}, {@code 4e1f0a6}, {@code v1.2.3+meta}: the proxy says which version it is.
     *
     * @param text ASCII without slash and exclamation mark
     */
    record Revision(String text) implements Named {
        public Revision {
            Optional<String> problem = PathCheck.FILE.elementProblem(text);
            if (problem.isPresent()) {
                throw new IllegalArgumentException(
                        "a version query " + problem.get() + ": " + ForeignText.quoted(text));
            }
            if (text.indexOf('!') >= 0 || text.chars().anyMatch(c -> c >= 0x80)) {
                throw new IllegalArgumentException(
                        "a version query must be ASCII without exclamation marks: " + ForeignText.quoted(text));
            }
        }

        /**
         * The query whose {@link #escaped()} form this is.
         *
         * @throws IllegalArgumentException when {@code escaped} is not an escaped query
         */
        public static Revision unescape(String escaped) {
            return new Revision(Escaping.unescape(escaped)
                    .orElseThrow(() ->
                            new IllegalArgumentException("escaped query must be ASCII with !x for each upper-case X: "
                                    + ForeignText.quoted(escaped))));
        }

        /** For a version with a build part, the same without it: to be asked for when the proxy does not know the whole. */
        public Optional<Version> withoutBuild() {
            return Semver.parse(text).map(Semver::canonical);
        }
    }
}
