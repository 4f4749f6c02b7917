package io.github.fetchproof.harness.fetcher;

/**
 * A Go module fetcher, as the kit sees it.
 *
 * <p>Many threads call {@link #fetch} at once on one fetcher.
 */
public interface Fetcher extends AutoCloseable {

    /**
     * Does what is asked, or says why not. A source that fails, a module that is missing, a hash that differs are results, not
     * exceptions.
     *
     * @throws InterruptedException when the calling thread is interrupted; whatever was waited for is given up
     */
    FetchResult fetch(FetchRequest request) throws InterruptedException;

    /** Lets go of connections and threads. Called once, after the last fetch. */
    @Override
    default void close() {}
}
