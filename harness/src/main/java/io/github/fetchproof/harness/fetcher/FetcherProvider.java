package io.github.fetchproof.harness.fetcher;

import java.util.Set;

/** Makes a fetcher. The class needs a public constructor without parameters; it runs in a process of its own. */
public interface FetcherProvider {

    /** A short name for reports. */
    String name();

    /** The version for reports. */
    default String version() {
        return "unknown";
    }

    /** What its fetchers can do; scenarios that need more are not run. */
    Set<Capability> capabilities();

    /**
     * A fetcher for these surroundings. Called once a process.
     *
     * @throws IllegalArgumentException when the surroundings cannot be used, with one sentence that says why
     */
    Fetcher open(Surroundings surroundings);
}
