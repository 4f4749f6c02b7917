package io.github.fetchproof.fakes.cache;

/**
 * Why there is nothing to tell, as it is told to whoever asked. Immutable.
 *
 * @param status an HTTP status: 404 and 410 as the upstream gave them, 502 when it failed, 504 when it took too long, 500 when
 *     the cache itself could not do its work
 * @param words a sentence or the upstream's own words
 */
record Refusal(int status, String words) {
    /** Whether the upstream said that there is nothing: not a failure, and the one thing that is believed. */
    boolean isAbsence() {
        return status == 404 || status == 410;
    }
}
