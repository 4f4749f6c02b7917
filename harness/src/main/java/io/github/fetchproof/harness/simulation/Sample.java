package io.github.fetchproof.harness.simulation;

import java.util.List;

/**
 * What one run gave. Immutable.
 *
 * @param row which row of the table it belongs to, from 0 on
 * @param seed its seed
 * @param values one for each metric
 */
public record Sample(int row, int seed, List<Double> values) {
    public Sample {
        values = List.copyOf(values);
    }
}
