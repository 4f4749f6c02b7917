package io.github.fetchproof.harness.reference;

import java.time.Duration;
import java.util.function.Supplier;

/** One entry of a list, from which artefacts can be had. Safe to share. */
interface Source {

    /** How it is named to people, without passwords. */
    String name();

    /**
     * One artefact.
     *
     * @param path below the base URL, without a leading slash, escaped
     * @param sinks makes a place for the body, anew for each attempt
     * @param allowed for all attempts; no attempt begins after it
     * @return the sink that holds the whole body
     * @throws FetchFailure when the artefact was not to be had, the last cause
     */
    <S extends Sink> S get(String path, Part part, Supplier<S> sinks, Duration allowed, Errand errand)
            throws FetchFailure, InterruptedException;
}
