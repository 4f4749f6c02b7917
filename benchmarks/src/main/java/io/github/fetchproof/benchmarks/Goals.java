package io.github.fetchproof.benchmarks;

import io.github.fetchproof.benchmarks.Ratios.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What the figures of one run should be, and whether they are. A goal whose benchmarks did not run is left out. */
final class Goals {
    private static final String ANY = "";
    private static final String OURS = "ours";

    /** Of the Python script that was published with model A, in nanoseconds: 0.31 million events per second. */
    private static final double PYTHON = 1e3 / 0.31;

    private static final List<Goal> ALL = List.of(
            ratio("NextWait", "10", "oursFullJitter", "resilience4j", 0.25),
            ratio("NextWait", "10", "oursDecorrelated", "resilience4j", 0.25),
            bytes("NextWait", "10", "oursFullJitter", 0),
            bytes("NextWait", "10", "oursDecorrelated", 0),
            ratio("EventList", "1000", OURS, "priorityQueue", 1 / 2.0),
            ratio("EventList", "10000", OURS, "priorityQueue", 1 / 3.0),
            new Goal(
                    "Race(100) ours / the published script's, elsewhere",
                    1 / 20.0,
                    all -> nanos(all, "Race", "100", OURS).map(event -> event / PYTHON)),
            new Goal("Simulation, its cost as clients to the power of", 1.1, Goals::power),
            ratio("GuardedCall", ANY, OURS, "resilience4j", 0.7),
            bytes("GuardedCall", ANY, OURS, 24));

    private Goals() {}

    /** What the figure, where there is one, should be at most. */
    private record Goal(String label, double most, Function<List<Measurement>, Optional<Double>> figure) {}

    private static Goal ratio(String group, String parameter, String ours, String peer, double most) {
        return new Goal(
                label(group, parameter, ours) + " / " + peer,
                most,
                all -> nanos(all, group, parameter, ours)
                        .flatMap(one -> nanos(all, group, parameter, peer).map(other -> one / other)));
    }

    /** Bytes of an operation; the thousandths that the profiler's own work leaves are not counted. */
    private static Goal bytes(String group, String parameter, String ours, double most) {
        return new Goal(
                label(group, parameter, ours) + ", B/op",
                most,
                all -> find(all, group, parameter, ours)
                        .map(Measurement::bytes)
                        .filter(bytes -> bytes >= 0)
                        .map(bytes -> (double) Math.round(bytes)));
    }

    private static String label(String group, String parameter, String ours) {
        return parameter.isEmpty() ? group + " " + ours : group + "(" + parameter + ") " + ours;
    }

    /** From a thousand clients to a million: 1 when each costs the same among a million. */
    private static Optional<Double> power(List<Measurement> all) {
        return nanos(all, "Simulation", "1000", OURS)
                .flatMap(few -> nanos(all, "Simulation", "1000000", OURS)
                        .map(many -> 1 + Math.log(many / few) / Math.log(1000)));
    }

    private static Optional<Double> nanos(List<Measurement> all, String group, String parameter, String subject) {
        return find(all, group, parameter, subject).map(Measurement::nanos);
    }

    private static Optional<Measurement> find(List<Measurement> all, String group, String parameter, String subject) {
        return all.stream()
                .filter(each -> each.group().equals(group)
                        && each.parameter().equals(parameter)
                        && each.subject().equals(subject))
                .findFirst();
    }

    static List<String> lines(List<Measurement> measurements) {
        List<String> lines = new ArrayList<>();
        lines.add(line("goal", "at most", "measured", ""));
        for (Goal goal : ALL) {
            goal.figure()
                    .apply(measurements)
                    .ifPresent(figure -> lines.add(line(
                            goal.label(), number(goal.most()), number(figure), figure <= goal.most() ? "" : "missed")));
        }
        return lines;
    }

    private static String line(String goal, String most, String measured, String missed) {
        return String.format(Locale.ROOT, "%-60s %9s %9s  %s", goal, most, measured, missed)
                .stripTrailing();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
