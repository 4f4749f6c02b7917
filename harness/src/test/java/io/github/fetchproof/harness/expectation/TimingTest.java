package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.trace.Traces.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Traces;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimingTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int[] CONSTANT = {1_000, 1_000, 1_000};
    private static final int[] NOISY = {1_000, 1_020, 1_010};
    private static final int[] DOUBLING = {100, 200, 400};

    static Stream<Pair> pairs() {
        return Stream.of(
                new Pair("gapAtMost", gap(SECOND), asked(0, 1_400), asked(0, 1_600), "1600 ms"),
                new Pair("gapAtMost", gap(SECOND), asked(0, 1_400), asked(0), "only 1 request"),
                new Pair(
                        "gapsVary",
                        Timing.gapsVary("P1", ".zip"),
                        waits(8, path -> new int[] {path * 40 + 10}),
                        waits(8, path -> new int[] {1_000 + path}),
                        "all 8 between 1001 ms and 1008 ms"),
                new Pair(
                        "gapsGrow",
                        Timing.gapsGrow("P1", ".zip"),
                        waits(8, path -> DOUBLING),
                        waits(8, path -> path % 2 == 0 ? CONSTANT : NOISY),
                        "the first take 8000 ms together, the third 8040 ms"),
                new Pair(
                        "endedWithin",
                        Timing.endedWithin(1, Duration.ofSeconds(6)),
                        signalledAt(5_000),
                        ended(Fetch.Ending.ANSWERED).event(new Event.Step(10_000_000_001L, "signal TERM")),
                        "it ended after 10000 ms"),
                new Pair(
                        "endedWithin",
                        Timing.endedWithin(1, SECOND),
                        signalledAt(9_000),
                        signalledAt(8_000),
                        "it ended 2000 ms after the signal"),
                new Pair(
                        "endedWithin",
                        Timing.endedWithin(1, Duration.ofSeconds(20)),
                        trace().fetched(false),
                        ended(Fetch.Ending.HUNG),
                        "it was still at it after 10000 ms and was ended"),
                new Pair(
                        "endedSoonAfterAnswer",
                        Timing.endedSoonAfterAnswer(1, SECOND),
                        answeredAt(8_600),
                        answeredAt(8_400),
                        "it ended 1600 ms after it"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aCheckPassesWhatFitsAndMissesWhatDoesNot(Pair pair) {
        pair.holds();
    }

    @Test
    void everyCheckHasAPair() {
        Pair.coverAll(Timing.class, pairs());
    }

    @Test
    void whatIsTooLateIsForgivenAsMuchAsTheHostStoodStill() {
        assertThat(gap(SECOND).miss(asked(0, 1_900).hostStall(100, 500).done())).isEmpty();
        assertThat(Timing.endedWithin(1, SECOND)
                        .miss(signalledAt(8_400).hostStall(100, 200).done()))
                .isEmpty();
    }

    @Test
    void whoGotNoAnswerShowsNothing() {
        assertThat(Timing.endedSoonAfterAnswer(1, SECOND)
                        .miss(trace().fetched(false).done()))
                .map(Check.Miss::unobserved)
                .contains(true);
    }

    @Test
    void tooFewWaitsShowNothing() {
        assertThat(Timing.gapsVary("P1", ".zip").miss(waits(7, path -> CONSTANT).done()))
                .map(Check.Miss::unobserved)
                .contains(true);
        assertThat(Timing.gapsGrow("P1", ".zip")
                        .miss(waits(8, path -> new int[] {1_000, 1_000}).done()))
                .map(Check.Miss::unobserved)
                .contains(true);
    }

    @Test
    void waitsOfAllOriginsAreTakenTogetherWhereNoneIsNamed() {
        Traces traces = trace();
        for (int origin = 1; origin <= 8; origin++) {
            asked(traces, "P" + origin, "/m.zip", new int[] {1_000});
        }

        assertThat(Timing.gapsVary("", ".zip").miss(traces.done()))
                .map(Check.Miss::observed)
                .contains("all 8 between 1000 ms and 1000 ms");
    }

    /** As the docstrings promise; a seed of its own each time, so that the figure is always the same. */
    @Test
    void fullJitterIsHardlyEverBlamed() {
        int runs = 20_000;
        long blamed = IntStream.range(0, runs)
                .filter(seed -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    double first = 0;
                    double third = 0;
                    for (int path = 0; path < Timing.ENOUGH; path++) {
                        first += random.nextDouble();
                        third += 4 * random.nextDouble();
                    }
                    return !Timing.grew(Math.round(first * 1e9), Math.round(third * 1e9));
                })
                .count();
        long alike = IntStream.range(0, runs)
                .filter(seed -> {
                    long[] waits = new SplittableRandom(seed)
                            .longs(Timing.ENOUGH, 500_000_000, 1_000_000_000)
                            .sorted()
                            .toArray();
                    return !Timing.vary(waits[0], waits[waits.length - 1]);
                })
                .count();

        assertThat(blamed).isLessThanOrEqualTo(10);
        assertThat(alike).isZero();
    }

    private static Check gap(Duration most) {
        return Timing.gapAtMost(most, 1, "P1", ".zip");
    }

    private static Traces asked(int... millis) {
        Traces traces = trace();
        for (int each : millis) {
            traces.request(each, "P1", "/m.zip", 503);
        }
        return traces;
    }

    private static Traces waits(int paths, IntFunction<int[]> ofPath) {
        Traces traces = trace();
        for (int path = 1; path <= paths; path++) {
            asked(traces, "P1", "/" + path + ".zip", ofPath.apply(path));
        }
        return traces;
    }

    private static void asked(Traces traces, String origin, String path, int[] waits) {
        int at = 0;
        traces.request(at, origin, path, 503);
        for (int wait : waits) {
            at += wait;
            traces.request(at, origin, path, 503);
        }
    }

    /** A fetch of ten seconds. */
    private static Traces ended(Fetch.Ending ending) {
        return trace().fetched(ending, false, Optional.empty(), -1);
    }

    /** It ends at ten seconds. */
    private static Traces answeredAt(int millis) {
        return trace().request(millis, "P1", "/m.info", 429).fetched(false);
    }

    private static Traces signalledAt(int millis) {
        return ended(Fetch.Ending.SIGNALLED).event(new Event.Step(millis * 1_000_000L, "signal TERM"));
    }
}
