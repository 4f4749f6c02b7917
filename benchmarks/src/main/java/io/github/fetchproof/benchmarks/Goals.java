package io.github.fetchproof.benchmarks;

import io.github.fetchproof.benchmarks.Ratios.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the figures of one run should be, and whether they are. A goal whose benchmarks did not run is left out. */
final class Goals {
    private static final String ANY = "";

    private static final List<Goal> ALL = List.of(
            Goal.ratio("NextWait", "10", "oursFullJitter", "resilience4j", 0.25),
            Goal.ratio("NextWait", "10", "oursDecorrelated", "resilience4j", 0.25),
            Goal.bytes("NextWait", "10", "oursFullJitter", 0),
            Goal.bytes("NextWait", "10", "oursDecorrelated", 0),
            Goal.ratio("EventList", "1000", "ours", "priorityQueue", 1 / 2.0),
            Goal.ratio("EventList", "10000", "ours", "priorityQueue", 1 / 3.0),
            Goal.ratio("GuardedCall", ANY, "ours", "resilience4j", 0.7),
            Goal.bytes("GuardedCall", ANY, "ours", 24));

    private Goals() {}

    /**
     * One goal.
     *
     * @param peer whose time divides ours; empty when bytes are meant
     * @param most what the ratio, or the bytes of an operation, may be
     */
    private record Goal(String group, String parameter, String ours, String peer, double most) {
        static Goal ratio(String group, String parameter, String ours, String peer, double most) {
            return new Goal(group, parameter, ours, peer, most);
        }

        static Goal bytes(String group, String parameter, String ours, double most) {
            return new Goal(group, parameter, ours, "", most);
        }

        String label() {
            String what = parameter.isEmpty() ? group + " " + ours : group + "(" + parameter + ") " + ours;
            return peer.isEmpty() ? what + ", B/op" : what + " / " + peer;
        }

        Optional<Double> figure(List<Measurement> measurements) {
            Optional<Measurement> mine = find(measurements, ours);
            return peer.isEmpty()
                    ? mine.map(Measurement::bytes).filter(bytes -> bytes >= 0)
                    : mine.flatMap(one -> find(measurements, peer).map(other -> one.nanos() / other.nanos()));
        }

        private Optional<Measurement> find(List<Measurement> measurements, String subject) {
            return measurements.stream()
                    .filter(each -> each.group().equals(group)
                            && each.parameter().equals(parameter)
                            && each.subject().equals(subject))
                    .findFirst();
        }

        /** The thousandths that the profiler's own work leaves are not counted. */
        boolean isMetBy(double figure) {
            return peer.isEmpty() ? Math.round(figure) <= most : figure <= most;
        }
    }

    static List<String> lines(List<Measurement> measurements) {
        List<String> lines = new ArrayList<>();
        lines.add(line("goal", "at most", "measured", ""));
        for (Goal goal : ALL) {
            goal.figure(measurements)
                    .ifPresent(figure -> lines.add(line(
                            goal.label(), number(goal.most()), number(figure), goal.isMetBy(figure) ? "" : "missed")));
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
