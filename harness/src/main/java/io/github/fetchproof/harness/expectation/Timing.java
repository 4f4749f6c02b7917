package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.expectation.Checks.ending;
import static io.github.fetchproof.harness.expectation.Checks.made;
import static io.github.fetchproof.harness.expectation.Checks.requests;
import static io.github.fetchproof.harness.expectation.Checks.seen;
import static io.github.fetchproof.harness.expectation.Checks.times;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.expectation.Check.Miss;
import io.github.fetchproof.harness.expectation.Checks.Simple;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Checks of time. What must not be too late is given the run's patience on top, and as much as the host itself stood still at
 * worst; what must not be too early is given nothing. Fetches are numbered from 1.
 *
 * <p>Where chance is the point, the docstring says how often a subject is blamed that draws its waits as it should.
 */
public final class Timing {

    /** Fewer waits say nothing about the chance in them. */
    static final int ENOUGH = 8;

    /** The step's words with which the runner notes that it sent a signal. */
    public static final String SIGNAL = "signal ";

    private Timing() {}

    /** Between two successive requests whose path ends like this lies at most this much time. */
    public static Check gapAtMost(Duration most, int between, String origin, String suffix) {
        String what = "at most " + most.toMillis() + " ms between request " + between + " and " + (between + 1)
                + ending(suffix) + " at " + origin;
        return new Simple(what, trace -> {
            List<Event.Exchange> requests = requests(trace, origin, suffix);
            if (requests.size() <= between) {
                return Optional.of(seen("only " + times(requests.size(), "request"), requests));
            }
            long gap = gap(requests.get(between - 1), requests.get(between));
            return gap <= late(trace, most)
                    ? Optional.empty()
                    : Optional.of(seen(Duration.ofNanos(gap).toMillis() + " ms", requests));
        });
    }

    /**
     * The waits before a second request for the same path are not all alike: of at least {@value #ENOUGH}, the longest and the
     * shortest differ by more than a twentieth of the longest.
     *
     * <p>Waits drawn evenly from at least half of their longest are blamed once in ten million runs; where chance moves them by a
     * quarter up and down, once in 250,000. Fewer waits show nothing.
     *
     * @param origin where; empty for all origins together
     */
    public static Check gapsVary(String origin, String suffix) {
        String what = "the waits before a path" + ending(suffix) + " is asked again" + at(origin) + " vary";
        return waits(what, origin, suffix, 2, waits -> {
            List<Long> first = waits.stream().map(each -> each.get(0)).sorted().toList();
            long shortest = first.get(0);
            long longest = first.get(first.size() - 1);
            return vary(shortest, longest)
                    ? ""
                    : "all " + first.size() + " between " + millis(shortest) + " and " + millis(longest);
        });
    }

    /**
     * The waits for the same path grow: over at least {@value #ENOUGH} paths that were asked four times, the third waits together
     * are longer than the first by a tenth.
     *
     * <p>Waits that double and are drawn evenly from zero up (full jitter) are blamed once in 8,000 runs; drawn from half of the
     * wait up, never. Fewer paths show nothing.
     *
     * @param origin where; empty for all origins together
     */
    public static Check gapsGrow(String origin, String suffix) {
        String what = "the waits before a path" + ending(suffix) + " is asked again" + at(origin) + " grow";
        return waits(what, origin, suffix, 4, waits -> {
            long first = waits.stream().mapToLong(each -> each.get(0)).sum();
            long third = waits.stream().mapToLong(each -> each.get(2)).sum();
            return grew(first, third)
                    ? ""
                    : "the first take " + millis(first) + " together, the third " + millis(third);
        });
    }

    static boolean vary(long shortest, long longest) {
        return (longest - shortest) * 20 > longest;
    }

    static boolean grew(long first, long third) {
        return third * 10 > first * 11;
    }

    /** A check of the waits between the requests for each path that was asked often enough. */
    private static Check waits(
            String what, String origin, String suffix, int asked, Function<List<List<Long>>, String> problem) {
        return new Simple(what, trace -> {
            Map<String, List<Event.Exchange>> paths = new LinkedHashMap<>();
            trace.events(Event.Exchange.class)
                    .filter(each -> origin.isEmpty() || each.origin().equals(origin))
                    .filter(each -> each.path().endsWith(suffix))
                    .forEach(each -> paths.computeIfAbsent(each.origin() + each.path(), path -> new ArrayList<>())
                            .add(each));
            List<List<Long>> waits = paths.values().stream()
                    .filter(each -> each.size() >= asked)
                    .map(Timing::gaps)
                    .toList();
            if (waits.size() < ENOUGH) {
                return Optional.of(new Miss(
                        "only " + times(waits.size(), "path") + " was asked for " + asked + " times, " + ENOUGH
                                + " would show it",
                        "",
                        true));
            }
            String found = problem.apply(waits);
            return found.isEmpty() ? Optional.empty() : Optional.of(new Miss(found, waits.toString(), false));
        });
    }

    /**
     * The fetch ends within this time: of the signal that it was sent, else of its start.
     *
     * @param most stretched by the run's patience
     */
    public static Check endedWithin(int fetch, Duration most) {
        String what = "fetch " + fetch + " ends within " + most.toMillis() + " ms";
        return made(fetch, new Simple(what, trace -> {
            Fetch ended = trace.fetch(fetch);
            Optional<Event.Step> signal = trace.events(Event.Step.class)
                    .filter(each -> each.what().startsWith(SIGNAL))
                    .filter(each -> each.nanos() >= ended.startedNanos() && each.nanos() <= ended.endedNanos())
                    .findFirst();
            long took = ended.endedNanos() - signal.map(Event.Step::nanos).orElse(ended.startedNanos());
            boolean inTime = took <= late(trace, most) && ended.ending() != Fetch.Ending.HUNG;
            String since = signal.isPresent() ? " after the signal" : "";
            return inTime
                    ? Optional.empty()
                    : Optional.of(new Miss(
                            ended.ending() == Fetch.Ending.HUNG
                                    ? "it was still at it after " + millis(took) + since + " and was ended"
                                    : "it ended " + (since.isEmpty() ? "after " + millis(took) : millis(took) + since),
                            ended.message(),
                            false));
        }));
    }

    /**
     * The fetch ends within this time of the last answer it got from anybody: what it does before, its own start for instance,
     * does not count. One that got no answer shows nothing.
     *
     * @param most stretched by the run's patience
     */
    public static Check endedSoonAfterAnswer(int fetch, Duration most) {
        String what = "fetch " + fetch + " ends within " + most.toMillis() + " ms of the last answer";
        return made(fetch, new Simple(what, trace -> {
            Fetch ended = trace.fetch(fetch);
            OptionalLong answered = trace.events(Event.Exchange.class)
                    .mapToLong(Event.Exchange::answeredNanos)
                    .filter(at -> at >= ended.startedNanos() && at <= ended.endedNanos())
                    .max();
            if (answered.isEmpty()) {
                return Optional.of(new Miss("it got no answer", ended.message(), true));
            }
            long took = ended.endedNanos() - answered.getAsLong();
            return took <= late(trace, most)
                    ? Optional.empty()
                    : Optional.of(new Miss("it ended " + millis(took) + " after it", ended.message(), false));
        }));
    }

    private static long late(Trace trace, Duration most) {
        return Math.round(most.toNanos() * trace.patience()) + trace.worstHostStallNanos();
    }

    private static List<Long> gaps(List<Event.Exchange> requests) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < requests.size(); i++) {
            gaps.add(gap(requests.get(i - 1), requests.get(i)));
        }
        return gaps;
    }

    private static long gap(Event.Exchange one, Event.Exchange next) {
        return next.nanos() - one.answeredNanos();
    }

    private static String at(String origin) {
        return origin.isEmpty() ? "" : " at " + origin;
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%d ms", nanos / 1_000_000);
    }
}
