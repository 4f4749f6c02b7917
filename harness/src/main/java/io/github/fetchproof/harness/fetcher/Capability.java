package io.github.fetchproof.harness.fetcher;

import java.util.Locale;

/** What a fetcher declares before a run that it can do. Scenarios that need more are reported as unsupported. */
public enum Capability {
    DOWNLOAD,
    LIST,
    LATEST,
    RESOLVE,
    /** Takes several modules in one operation. */
    MANY_MODULES,
    /** Reads GOPROXY lists with {@code ,} and {@code |}. */
    GOPROXY_LIST,
    /** Knows GOPRIVATE and GONOPROXY. */
    PRIVATE_PATTERNS,
    /** Verifies against a go.sum beside the go.mod it is given. */
    GO_SUM,
    /** Keeps the module cache in Go's layout under GOMODCACHE. */
    MODULE_CACHE,
    /** Extracts modules to {@code GOMODCACHE/PATH@VERSION}. */
    TREE,
    /** Lives on between fetches: breakers and pauses outlast one operation. */
    SESSION,
    /** Says how a fetch ended in one of the words of {@link Outcome}. */
    OUTCOME,
    /** Counts its attempts. */
    ATTEMPTS,
    /** Fetches from version control ({@code direct}). */
    DIRECT,
    /** Verifies against a checksum database. */
    SUMDB,
    /** Reads passwords from {@code .netrc} in the home directory, or where {@code NETRC} says. */
    NETRC,
    /** Reads passwords from a Docker-style config.json: in the directory DOCKER_CONFIG, or in DOCKER_AUTH_CONFIG itself. */
    DOCKER_CONFIG,
    /** Asks the programs of GOAUTH what servers are to be told. */
    GOAUTH,
    /**
     * Fetches from version control over SSH, as GIT_SSH_COMMAND says, where a module's page or git's configuration puts the repository
     * there. A bundled manifest declares it where there is an {@code ssh} in PATH.
     */
    SSH;

    /** The word for it in manifests and in the session protocol, for instance {@code goproxy-list}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a fetcher must have declared to be asked for {@code operation}. */
    public static Capability of(Operation operation) {
        return switch (operation) {
            case DOWNLOAD -> DOWNLOAD;
            case LIST -> LIST;
            case LATEST -> LATEST;
            case RESOLVE -> RESOLVE;
        };
    }

    /**
     * The capability that {@code word} names.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Capability of(String word) {
        for (Capability each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no such capability: " + word);
    }
}
