package io.github.fetchproof.fakes.cache;

/** What the cache has to say to whoever asked. */
sealed interface Answer {

    /**
     * What was asked for.
     *
     * @param file to be closed by whoever tells it
     * @param stale whether the upstream failed, and this is what is left
     */
    record Found(Kept file, boolean stale) implements Answer {}

    /** A list made of what is kept, while the upstream fails. */
    record Made(String text) implements Answer {}

    /** There is nothing to tell. */
    record Refused(Refusal why) implements Answer {}
}
