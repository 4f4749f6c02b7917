package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.trace.Traces.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.expectation.Check.Miss;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.trace.CachedFile;
import io.github.fetchproof.harness.trace.Delivery;
import io.github.fetchproof.harness.trace.Fetch.Ending;
import io.github.fetchproof.harness.trace.Limits;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.trace.Traces;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksTest {
    private static final String ZIP = "/xyz.test/qrs/@v/v1.0.0.zip";
    private static final Delivery WHOLE = delivery(true, true, true, "");
    private static final Delivery NOTHING = delivery(false, false, true, "nothing is there");
    private static final Delivery FORGED = delivery(true, true, false, "a forged zip");
    private static final Limits TWO_ATTEMPTS = new Limits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(9),
            2);

    /**
     * A check, a trace that it is content with, and one that it is not.
     *
     * @param name of the method of {@link Checks}
     * @param observed how the other differs
     */
    private record Pair(String name, Check check, Traces fitting, Traces other, String observed) {
        @Override
        public String toString() {
            return name + ", " + observed;
        }
    }

    static Stream<Pair> pairs() {
        return Stream.of(
                new Pair("succeeded", Checks.succeeded(1), left(true, WHOLE), left(true, FORGED), "a forged zip"),
                new Pair("succeeded", Checks.succeeded(1), left(true, WHOLE), left(true, NOTHING), "nothing is there"),
                new Pair("succeeded", Checks.succeeded(1), left(true, WHOLE), left(false, WHOLE), "reported failure"),
                new Pair("succeeded", Checks.succeeded(1), left(true, WHOLE), ended(Ending.CRASHED), "it crashed"),
                new Pair("failedCleanly", Checks.failedCleanly(1), left(false, NOTHING), left(true, WHOLE), "success"),
                new Pair(
                        "failedCleanly",
                        Checks.failedCleanly(1),
                        left(false, WHOLE),
                        left(false, FORGED),
                        "left behind"),
                new Pair(
                        "failedCleanly",
                        Checks.failedCleanly(1),
                        left(false, NOTHING),
                        ended(Ending.HUNG),
                        "still at it after 10.0 s"),
                new Pair(
                        "reportsSuccess",
                        Checks.reportsSuccess(1),
                        left(true, FORGED),
                        left(false, WHOLE),
                        "reported failure"),
                new Pair(
                        "reportsFailure",
                        Checks.reportsFailure(1),
                        left(false, FORGED),
                        left(true, WHOLE),
                        "reported success"),
                new Pair("cameBack", Checks.cameBack(1), ended(Ending.CRASHED), ended(Ending.HUNG), "still at it"),
                new Pair(
                        "nothingWrongCached",
                        Checks.nothingWrongCached(1),
                        left(false, NOTHING),
                        left(false, FORGED),
                        "a forged zip"),
                new Pair(
                        "nothingCached",
                        Checks.nothingCached(1),
                        left(false, NOTHING),
                        left(false, WHOLE),
                        "in the cache"),
                new Pair(
                        "noTemporaryFiles",
                        Checks.noTemporaryFiles(1),
                        kept("cache/download/m/@v/v1.0.0.zip"),
                        kept("cache/download/m/@v/v1.0.0.zip123.tmp"),
                        "was left behind"),
                new Pair(
                        "outcomeIsNot",
                        Checks.outcomeIsNot(1, Outcome.NOT_FOUND),
                        said(Outcome.UNAVAILABLE),
                        said(Outcome.NOT_FOUND),
                        "reported as NOT_FOUND"),
                new Pair(
                        "outcomeIs",
                        Checks.outcomeIs(1, Outcome.NOT_FOUND),
                        said(Outcome.NOT_FOUND),
                        said(Outcome.UNAVAILABLE),
                        "reported as UNAVAILABLE"),
                new Pair("noRequestsAt", Checks.noRequestsAt("P2"), asked("P1", 1), asked("P2", 1), "1"),
                new Pair(
                        "requestsAtLeast",
                        Checks.requestsAtLeast(2, "P1", ".zip"),
                        asked("P1", 2),
                        asked("P1", 1),
                        "1"),
                new Pair(
                        "requestsAtLeast",
                        Checks.requestsAtLeast(1, "P1", ".mod"),
                        askedForMod(),
                        asked("P1", 3),
                        "none"),
                new Pair("requestsAtMost", Checks.requestsAtMost(2, "P1", ".zip"), asked("P1", 2), asked("P1", 3), "3"),
                new Pair("dialsAtLeast", Checks.dialsAtLeast(2, "P1"), dialled(1, 2), dialled(1), "1"),
                new Pair("triesTheHostOf", Checks.triesTheHostOf("P1"), dialled(1), trace().fetched(false), "none"),
                new Pair("dialsAtMost", Checks.dialsAtMost(1, "P1"), dialled(1), dialled(1, 2), "2"),
                new Pair(
                        "dialsAtMostIn",
                        Checks.dialsAtMostIn(1, 1, "P1"),
                        dialled(1, 12_000).fetched(true),
                        dialled(1, 9_000).fetched(true),
                        "2"),
                new Pair(
                        "dialsWithinDeclaredAttempts",
                        Checks.dialsWithinDeclaredAttempts("P1", 2),
                        dialled(1, 2, 3, 4).limits(TWO_ATTEMPTS),
                        dialled(1, 2, 3, 4, 5).limits(TWO_ATTEMPTS),
                        "5 dials, 4 allowed"),
                new Pair(
                        "requestsWithinDeclaredAttempts",
                        Checks.requestsWithinDeclaredAttempts("P1", ".zip"),
                        asked("P1", 2).limits(TWO_ATTEMPTS),
                        asked("P1", 3).limits(TWO_ATTEMPTS),
                        "3 requests, 2 allowed"),
                new Pair(
                        "attemptsAreTheDialsAt",
                        Checks.attemptsAreTheDialsAt(1, "P1"),
                        dialled(1, 2, 12_000).fetched(Ending.ANSWERED, false, Optional.empty(), 2),
                        dialled(1, 2).fetched(Ending.ANSWERED, false, Optional.empty(), 1),
                        "1 reported, 2 dials seen"),
                new Pair(
                        "gapAtLeast",
                        Checks.gapAtLeast(Duration.ofMillis(100), 1, "P1", ".zip"),
                        asked("P1", 1).request(101, "P1", ZIP, 200),
                        asked("P1", 1).request(100, "P1", ZIP, 200),
                        "99 ms"),
                new Pair(
                        "gapAtLeast",
                        Checks.gapAtLeast(Duration.ofMillis(100), 1, "P1", ".zip"),
                        asked("P1", 1).request(101, "P1", ZIP, 200),
                        asked("P1", 1),
                        "only 1 request"),
                new Pair(
                        "neverAsksFor",
                        Checks.neverAsksFor("example.com/m", "P1"),
                        asked("P2", 1).request(2, "P1", "/xyz.test/other/@v/list", 200),
                        asked("P1", 1),
                        "1 request"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aCheckPassesWhatFits(Pair pair) {
        assertThat(pair.check().miss(pair.fitting().done())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aCheckMissesWhatDoesNot(Pair pair) {
        assertThat(pair.check().miss(pair.other().done())).hasValueSatisfying(miss -> {
            assertThat(miss.observed()).contains(pair.observed());
            assertThat(miss.unobserved()).isFalse();
        });
    }

    @Test
    void everyCheckHasAPair() {
        Set<String> checks = Arrays.stream(Checks.class.getDeclaredMethods())
                .filter(each -> Modifier.isPublic(each.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toSet());

        assertThat(pairs().map(Pair::name).collect(Collectors.toSet())).isEqualTo(checks);
    }

    @Test
    void aFetchThatWasNeverMadeIsAMiss() {
        Trace empty = trace().done();

        assertThat(Stream.of(
                        Checks.succeeded(1),
                        Checks.failedCleanly(1),
                        Checks.outcomeIs(1, Outcome.FETCHED),
                        Checks.outcomeIsNot(1, Outcome.FETCHED),
                        Checks.dialsAtMostIn(1, 0, "P1"),
                        Checks.attemptsAreTheDialsAt(1, "P1")))
                .allSatisfy(
                        check -> assertThat(check.miss(empty)).contains(new Miss("fetch 1 was never made", "", false)));
    }

    @Test
    void dialsAreUnobservedWithoutATap() {
        Trace untapped = trace().untapped().fetched(false).done();

        assertThat(Stream.of(
                        Checks.dialsAtLeast(1, "P1"),
                        Checks.triesTheHostOf("P1"),
                        Checks.dialsAtMost(0, "P1"),
                        Checks.dialsAtMostIn(1, 0, "P1"),
                        Checks.dialsWithinDeclaredAttempts("P1", 3),
                        Checks.attemptsAreTheDialsAt(1, "P1")))
                .allSatisfy(check -> assertThat(check.miss(untapped))
                        .contains(new Miss("no tap was there to count dials", "", true)));
    }

    @Test
    void whatASubjectDoesNotSayIsUnobserved() {
        Trace wordless = trace().fetched(false).done();

        assertThat(Stream.of(
                        Checks.outcomeIs(1, Outcome.NOT_FOUND),
                        Checks.outcomeIsNot(1, Outcome.NOT_FOUND),
                        Checks.attemptsAreTheDialsAt(1, "P1")))
                .allSatisfy(check ->
                        assertThat(check.miss(wordless)).map(Miss::unobserved).contains(true));
    }

    @Test
    void aRepeatedSynIsOneDial() {
        Trace again = trace().up(1, "S", 0).up(1_001, "S", 0).done();

        assertThat(Checks.dialsAtMost(1, "P1").miss(again)).isEmpty();
    }

    @Test
    void evidenceIsTheFirstEightEventsAndACount() {
        Optional<Miss> miss = Checks.noRequestsAt("P1").miss(asked("P1", 10).done());

        assertThat(miss)
                .map(Miss::evidence)
                .hasValueSatisfying(evidence -> assertThat(evidence)
                        .startsWith("0.001 s P1 GET " + ZIP + " HTTP/1.1 -> 200\n")
                        .endsWith("and 2 more\n")
                        .hasLineCount(9));
    }

    @Test
    void aCheckSaysWhatItExpects() {
        assertThat(Checks.noRequestsAt("P2").describe()).isEqualTo("no request at P2");
        assertThat(Checks.requestsAtMost(1, "P1", ".zip").describe()).isEqualTo("at most 1 request for *.zip at P1");
        assertThat(Checks.requestsAtMost(11, "P1", ".zip").describe()).isEqualTo("at most 11 requests for *.zip at P1");
        assertThat(Checks.dialsAtMostIn(2, 0, "P1").describe()).isEqualTo("no dial at P1 during fetch 2");
        assertThat(Checks.succeeded(2).describe()).isEqualTo("fetch 2 succeeds");
    }

    private static Delivery delivery(boolean present, boolean anyArtefact, boolean authentic, String problem) {
        return new Delivery(Traces.MODULE, present, anyArtefact, authentic, problem);
    }

    private static Traces left(boolean success, Delivery delivery) {
        return trace().fetched(Ending.ANSWERED, success, Optional.empty(), -1, delivery, List.of());
    }

    private static Traces ended(Ending ending) {
        return trace().fetched(ending, false, Optional.empty(), -1);
    }

    private static Traces said(Outcome outcome) {
        return trace().fetched(Ending.ANSWERED, false, Optional.of(outcome), -1);
    }

    private static Traces kept(String path) {
        return trace().fetched(
                        Ending.ANSWERED, true, Optional.empty(), -1, WHOLE, List.of(new CachedFile(path, 1, "")));
    }

    /** So many requests for a zip, a millisecond apart. */
    private static Traces asked(String origin, int times) {
        Traces traces = trace();
        for (int i = 1; i <= times; i++) {
            traces.request(i, origin, ZIP, 200);
        }
        return traces;
    }

    private static Traces askedForMod() {
        return trace().request(1, "P1", "/xyz.test/qrs/@v/v1.0.0.mod", 200);
    }

    private static Traces dialled(int... millis) {
        Traces traces = trace();
        for (int each : millis) {
            traces.dial(each);
        }
        return traces;
    }
}
