package io.github.fetchproof.benchmarks.relay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What was measured, round by round. One thread. */
final class Figures {
    private final Map<Measure, Map<Road, List<Double>>> figures = new EnumMap<>(Measure.class);

    /** The next round's figure. */
    void add(Measure measure, Road road, double figure) {
        figures.computeIfAbsent(measure, fresh -> new EnumMap<>(Road.class))
                .computeIfAbsent(road, fresh -> new ArrayList<>())
                .add(figure);
    }

    private List<Double> of(Measure measure, Road road) {
        return figures.getOrDefault(measure, Map.of()).getOrDefault(road, List.of());
    }

    /** The middle one of the rounds' figures, or the mean of the middle two; empty when there is none. */
    OptionalDouble median(Measure measure, Road road) {
        return median(of(measure, road));
    }

    /** The best of the rounds' figures; empty when there is none. */
    OptionalDouble best(Measure measure, Road road) {
        var all = of(measure, road).stream().mapToDouble(Double::doubleValue);
        return measure.better() == Measure.Better.MORE ? all.max() : all.min();
    }

    /** The median of what each round's figure of ours is to the same round's of the original; empty without both. */
    OptionalDouble ratio(Measure measure) {
        List<Double> ours = of(measure, Road.EMBEDDED);
        List<Double> theirs = of(measure, Road.ORIGINAL);
        return median(IntStream.range(0, Math.min(ours.size(), theirs.size()))
                .mapToObj(round -> ours.get(round) / theirs.get(round))
                .toList());
    }

    /** What the best figure of ours is to the best of the original; empty without both. */
    OptionalDouble ratioOfBests(Measure measure) {
        OptionalDouble ours = best(measure, Road.EMBEDDED);
        OptionalDouble theirs = best(measure, Road.ORIGINAL);
        return ours.isPresent() && theirs.isPresent()
                ? OptionalDouble.of(ours.getAsDouble() / theirs.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble median(List<Double> unsorted) {
        List<Double> sorted = unsorted.stream().sorted().toList();
        int size = sorted.size();
        return size == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2);
    }
}
