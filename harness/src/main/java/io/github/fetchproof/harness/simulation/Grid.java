package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is to be compared: every strategy with every number of clients, at every load. Immutable.
 *
 * @param model the model's name
 * @param description the model in words
 * @param metrics the names of the numbers that each run gives
 * @param points one for each row of the table, in its order; at least one
 */
public record Grid(String model, String description, List<String> metrics, List<Point> points) {
    public Grid {
        metrics = List.copyOf(metrics);
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("there must be something to simulate: no strategies, clients or loads");
        }
    }

    /**
     * What is run for one row.
     *
     * @param load shown with the row, where loads differ
     */
    public record Point(Experiment experiment, Strategy strategy, int clients, OptionalDouble load) {
        public Point {
            if (clients < 1) {
                throw new IllegalArgumentException("there must be at least one client: " + clients);
            }
        }
    }

    /** One model with strategies and numbers of clients, number by number. */
    public static Grid of(Experiment experiment, List<Strategy> strategies, List<Integer> clients) {
        List<Point> points = new ArrayList<>();
        for (int number : clients) {
            for (Strategy strategy : strategies) {
                points.add(new Point(experiment, strategy, number, OptionalDouble.empty()));
            }
        }
        return new Grid(experiment.model(), experiment.description(), experiment.metrics(), points);
    }
}
