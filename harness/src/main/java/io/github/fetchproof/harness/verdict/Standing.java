package io.github.fetchproof.harness.verdict;

import java.util.List;
import java.util.Optional;

/**
 * How a subject stands to one level.
 *
 * @param level its name
 * @param required how many scenarios it asks for, at least 1
 * @param obstacles what stands in the way, in the profile's order; none when the level is earned
 */
public record Standing(String level, int required, List<Obstacle> obstacles) {

    public Standing {
        obstacles = List.copyOf(obstacles);
    }

    public boolean earned() {
        return obstacles.isEmpty();
    }

    /**
     * A scenario that stands in the way of a level.
     *
     * @param rules the required ones that were broken, or that could not be judged
     * @param verdict on the scenario; empty when it was not run
     */
    public record Obstacle(String scenario, List<String> rules, Optional<Verdict> verdict) {
        public Obstacle {
            rules = List.copyOf(rules);
        }
    }
}
