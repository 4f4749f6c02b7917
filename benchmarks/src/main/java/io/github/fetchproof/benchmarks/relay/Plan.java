package io.github.fetchproof.benchmarks.relay;

import java.time.Duration;
import java.util.List;

/**
 * How long a run takes.
 *
 * @param warmUps rounds that do not count: a JVM needs them to run at its speed, and nothing is then cold to the original either
 * @param rounds that count
 * @param slice how long one thing is done to one road, one connection or many
 * @param idleRounds in how many rounds idle connections are opened as well
 */
record Plan(int warmUps, int rounds, Duration slice, int idleRounds) {
    private static final Plan FULL = new Plan(3, 11, Duration.ofMillis(450), 3);
    private static final Plan QUICK = new Plan(1, 2, Duration.ofMillis(150), 1);

    Plan {
        if (warmUps < 0
                || rounds < 1
                || slice.compareTo(Duration.ofMillis(1)) < 0
                || idleRounds < 0
                || idleRounds > rounds) {
            throw new IllegalArgumentException(
                    "a run has at least one round, slices of a millisecond and no more idle rounds than rounds: "
                            + List.of(rounds, slice, idleRounds));
        }
    }

    /** @throws IllegalArgumentException unless there is nothing, or {@code --quick} */
    static Plan of(List<String> arguments) {
        if (arguments.isEmpty()) {
            return FULL;
        }
        if (arguments.equals(List.of("--quick"))) {
            return QUICK;
        }
        throw new IllegalArgumentException("there may be one argument, --quick: " + arguments);
    }
}
