package io.github.fetchproof.harness.sandbox;

import java.util.List;

/**
 * How far up the ladder this machine lets us.
 *
 * @param reached the first rung that held; {@link Rung#OFF} when none did
 * @param misses the rungs tried before, in order
 */
public record Climb(Rung reached, List<Miss> misses) {

    /**
     * A rung that did not hold.
     *
     * @param reason what the attempt said
     * @param remedy the one line that would help
     */
    public record Miss(Rung rung, String reason, String remedy) {
        /** The miss as one line. */
        public String describe() {
            return rung.describe() + ": " + reason + "; to allow it: " + remedy;
        }
    }

    public Climb {
        misses = List.copyOf(misses);
    }

    /** Whether a sandbox can be raised here. */
    public boolean holds() {
        return reached != Rung.OFF;
    }

    /** One line on what was reached, then one for each rung that did not hold. */
    public List<String> describe() {
        String first = holds() ? "sandbox: " + reached.describe() : "no sandbox can be raised here";
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(first), misses.stream().map(Miss::describe))
                .toList();
    }
}
