package io.github.fetchproof.fakes.fault;

/**
 * When a fault acts: on which requests, counted as an origin sees them.
 *
 * @param artefact which endpoint; {@link Artefact#ANY} counts all requests together
 * @param from the first matching request it acts on, counted from 1
 * @param times on how many matching requests it acts from there; {@link #ALWAYS} for all
 */
public record Trigger(Artefact artefact, int from, int times) {

    /** As many times as asked. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    public Trigger {
        if (from < 1 || times < 1) {
            throw new IllegalArgumentException(
                    "a trigger counts from 1 and acts at least once: from " + from + ", " + times + " times");
        }
    }

    /** Acts on every request for {@code artefact}. */
    public static Trigger every(Artefact artefact) {
        return new Trigger(artefact, 1, ALWAYS);
    }

    /** Acts on the first {@code times} requests for {@code artefact}. */
    public static Trigger first(int times, Artefact artefact) {
        return new Trigger(artefact, 1, times);
    }

    /** Acts once, on request number {@code n} for {@code artefact}. */
    public static Trigger nth(int n, Artefact artefact) {
        return new Trigger(artefact, n, 1);
    }

    /**
     * Whether the fault acts on this request.
     *
     * @param asked what is asked now
     * @param ordinal how many requests that match {@link #artefact} the origin has seen, this one included
     */
    public boolean actsOn(Artefact asked, int ordinal) {
        return (artefact == Artefact.ANY || artefact == asked) && ordinal >= from && ordinal - from < times;
    }

    /** The trigger in words. */
    public String describe() {
        String what = artefact == Artefact.ANY ? "request" : artefact.name().toLowerCase(java.util.Locale.ROOT);
        if (times == ALWAYS) {
            return from == 1 ? "every " + what : "every " + what + " from number " + from + " on";
        }
        return times == 1 ? what + " number " + from : what + " " + from + " to " + (from + times - 1);
    }
}
