package io.github.fetchproof.harness.reference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;

/**
 * A schedule under which a fetcher breaks a law, as small as it was found.
 *
 * @param broken the laws, at least one
 */
record Counterexample(FaultSchedule schedule, List<Law> broken) {
    private static final int MOST_DRAWS = 40;
    private static final int MOST_SHRINKS = 80;

    Counterexample {
        broken = List.copyOf(broken);
    }

    /** What a fetcher breaks under a schedule. */
    @FunctionalInterface
    interface Trial {
        List<Law> broken(FaultSchedule schedule) throws Exception;
    }

    /** Draws schedules until one breaks a law, and goes on from there to the smallest that does, by jqwik's own steps. */
    static Optional<Counterexample> search(Arbitrary<FaultSchedule> schedules, long seed, Trial trial)
            throws Exception {
        var generator = schedules.generator(MOST_DRAWS);
        Random random = new Random(seed);
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            Shrinkable<FaultSchedule> drawn = generator.next(random);
            List<Law> broken = trial.broken(drawn.value());
            if (!broken.isEmpty()) {
                return Optional.of(smallest(drawn, broken, trial));
            }
        }
        return Optional.empty();
    }

    private static Counterexample smallest(Shrinkable<FaultSchedule> drawn, List<Law> broken, Trial trial)
            throws Exception {
        Counterexample smallest = new Counterexample(drawn.value(), broken);
        Set<FaultSchedule> tried = new HashSet<>(Set.of(drawn.value()));
        Deque<Shrinkable<FaultSchedule>> smaller =
                new ArrayDeque<>(drawn.shrink().limit(MOST_SHRINKS).toList());
        for (int step = 0; step < MOST_SHRINKS && !smaller.isEmpty(); step++) {
            Shrinkable<FaultSchedule> candidate = smaller.remove();
            if (!tried.add(candidate.value())) {
                continue;
            }
            List<Law> stillBroken = trial.broken(candidate.value());
            if (!stillBroken.isEmpty()) {
                smallest = new Counterexample(candidate.value(), stillBroken);
                smaller.clear();
                candidate.shrink().limit(MOST_SHRINKS).forEach(smaller::add);
            }
        }
        return smallest;
    }
}
