package io.github.fetchproof.harness.goproxy;

import static io.github.fetchproof.harness.trace.Traces.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.trace.Delivery;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Traces;
import io.github.fetchproof.harness.verdict.Judge;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultTest {

    private static final Line TWO = Line.parse("a.example,b.example", "");
    private static final Line TO_DIRECT = Line.parse("a.example,b.example,direct", "");
    private static final String PUBLIC = "goproxy-500-p1.test";
    private static final String SECRET = "goproxy-500-p1-secret.test";

    @Test
    void livesViaWhoServedTheZip() {
        Traces served = trace().request(1, "P1", zip(PUBLIC), 500).request(2, "P2", zip(PUBLIC), 200);

        Result result = build(TWO, served.fetched(true));

        assertThat(result.fate()).isEqualTo(Fate.LIVES);
        assertThat(result.via()).isEqualTo("P2");
        assertThat(result.seconds()).isEqualTo(10.0);
    }

    @Test
    void anAnswerThatWasThrownAwayDoesNotCountAsServed() {
        Traces served = trace().request(1, "P1", zip(PUBLIC), 200)
                .request(2, "P1", zip(PUBLIC), 503)
                .request(3, "P2", zip("other.test"), 200);

        assertThat(build(TWO, served.fetched(true)).via()).isEqualTo("P1");
    }

    @Test
    void withoutARequestForTheZipADirectoryServedIt() {
        assertThat(build(TWO, trace().fetched(true)).via()).isEqualTo("file");
    }

    @Test
    void diesWhenItFailsByItself() {
        Result result = build(TWO, trace().request(1, "P1", zip(PUBLIC), 500).fetched(false));

        assertThat(result.fate()).isEqualTo(Fate.DIES);
        assertThat(result.via()).isEmpty();
    }

    @Test
    void aCrashIsADeathToo() {
        assertThat(build(TWO, trace().fetched(Fetch.Ending.CRASHED, false, Optional.empty(), -1))
                        .fate())
                .isEqualTo(Fate.DIES);
    }

    @Test
    void hangsWhenItHadToBeEnded() {
        assertThat(build(TWO, trace().fetched(Fetch.Ending.HUNG, false, Optional.empty(), -1))
                        .fate())
                .isEqualTo(Fate.HANGS);
    }

    @Test
    void isDeceivedWhenItSaysItSucceededAndHasSomethingElse() {
        Delivery wrong = new Delivery(Traces.MODULE, true, true, false, "the zip is another");

        assertThat(build(TWO, trace().fetched(Fetch.Ending.ANSWERED, true, Optional.empty(), -1, wrong, List.of()))
                        .fate())
                .isEqualTo(Fate.DECEIVED);
    }

    @Test
    void hasTurnedToDirectWhenTheModulesHostWasLookedUp() {
        Traces looked = trace().lookup(5, PUBLIC).fetched(false);

        assertThat(build(TO_DIRECT, looked).fate()).isEqualTo(Fate.DIRECT);
        assertThat(build(TWO, looked).fate()).as("a line without direct").isEqualTo(Fate.DIES);
        assertThat(build(TO_DIRECT, trace().lookup(5, "other.test").fetched(false))
                        .fate())
                .as("another host")
                .isEqualTo(Fate.DIES);
    }

    @Test
    void whoWasAskedAfterTheFirstWasTold() {
        Traces asked = trace().request(1, "P1", info(SECRET), 500).request(2, "P2", info(SECRET), 404);

        assertThat(secret(TWO, asked.fetched(false)).told()).containsExactly("P2");
    }

    @Test
    void theFirstProxyMayKnowAndOtherPathsTellNothing() {
        Traces asked = trace().request(1, "P1", info(SECRET), 500)
                .request(2, "P2", info("other.test"), 404)
                .lookup(3, "other.test");

        assertThat(secret(TO_DIRECT, asked.fetched(false)).told()).isEmpty();
    }

    @Test
    void aLookUpTellsToo() {
        Traces looked = trace().lookup(5, SECRET).fetched(false);

        assertThat(secret(TO_DIRECT, looked).told()).containsExactly("direct");
        assertThat(secret(TWO, looked).told()).containsExactly("DNS");
    }

    @Test
    void whatGoprivateCoversMayBeLookedUpButNotAskedOfAProxy() {
        Line covered = Line.parse("a.example,b.example,direct", "corp.example.com");
        Traces looked = trace().lookup(5, "corp.example.com").fetched(false);
        Traces asked = trace().request(2, "P2", "/corp.example.com/secret/@v/v1.0.0.info", 404)
                .fetched(false);

        assertThat(secret(covered, looked).told()).isEmpty();
        assertThat(secret(covered, asked).told()).containsExactly("P2");
    }

    @Test
    void withoutATapItIsNotKnownThatNobodyWasTold() {
        Traces quiet = trace().untapped().fetched(false);
        Traces asked = trace().untapped().request(2, "P2", info(SECRET), 404).fetched(false);

        assertThat(secret(TWO, quiet).fate()).isEqualTo(Fate.UNPROVEN);
        assertThat(secret(TWO, asked).told()).containsExactly("P2");
        assertThat(build(TWO, quiet).fate()).isEqualTo(Fate.DIES);
    }

    @Test
    void aFaultThatNobodySawProvesNothing() {
        Trial trial = new Trial(TWO, Fault.SERVER_ERROR, "P1", false);
        Traces asked = trace().request(1, "P1", zip(PUBLIC), 200).fetched(true);

        Result result =
                Result.of(trial, judgement(trial, Verdict.INCONCLUSIVE, "nobody saw it"), Optional.of(asked.done()));

        assertThat(result.fate()).isEqualTo(Fate.UNPROVEN);
        assertThat(result.reason()).isEqualTo("nobody saw it");
    }

    @Test
    void aProxyThatWasNeitherDialledNorAskedIsNotAsked() {
        Trial trial = new Trial(TWO, Fault.SERVER_ERROR, "P1", false);
        Judgement inconclusive = judgement(trial, Verdict.INCONCLUSIVE, "never met");

        assertThat(Result.of(
                                trial,
                                inconclusive,
                                Optional.of(trace().fetched(false).done()))
                        .fate())
                .isEqualTo(Fate.NOT_ASKED);
        assertThat(Result.of(
                                trial,
                                inconclusive,
                                Optional.of(trace().dial(3).fetched(false).done()))
                        .fate())
                .as("dialled")
                .isEqualTo(Fate.UNPROVEN);
    }

    @Test
    void aTrialThatCouldNotBeMadeProvesNothing() {
        Trial trial = new Trial(TWO, Fault.SERVER_ERROR, "P1", false);

        Result result = Result.of(trial, judgement(trial, Verdict.UNSUPPORTED, "needs the sandbox"), Optional.empty());

        assertThat(result).isEqualTo(new Result(Fate.UNPROVEN, "", List.of(), 0, "needs the sandbox"));
    }

    private static Result build(Line line, Traces traces) {
        return proven(new Trial(line, Fault.SERVER_ERROR, "P1", false), traces);
    }

    private static Result secret(Line line, Traces traces) {
        return proven(new Trial(line, Fault.SERVER_ERROR, "P1", true), traces);
    }

    private static Result proven(Trial trial, Traces traces) {
        return Result.of(trial, judgement(trial, Verdict.PASSED, ""), Optional.of(traces.done()));
    }

    private static Judgement judgement(Trial trial, Verdict verdict, String reason) {
        return Judge.withoutTrace(trial.scenario(), verdict, reason, "");
    }

    private static String zip(String host) {
        return "/" + host + "/m/@v/v1.0.0.zip";
    }

    private static String info(String host) {
        return "/" + host + "/m/@v/v1.0.0.info";
    }
}
