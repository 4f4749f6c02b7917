package io.github.fetchproof.harness.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fetchproof.harness.resilience.RetryDecision.Again;
import io.github.fetchproof.harness.resilience.RetryDecision.GiveUp;
import io.github.fetchproof.harness.resilience.RetryDecision.Reason;
import io.github.fetchproof.harness.resilience.RetryRule.Setback;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryRuleTest {
    private final RandomGenerator random = new SplittableRandom(1);
    private final RetryRule rule = new RetryRule(4, Backoff.constant(seconds(2)), seconds(10), seconds(30));

    @Test
    void triesAgainAfterTheBackoff() {
        assertThat(rule.decide(setback(1, true, 0, 1), random)).isEqualTo(new Again(seconds(2)));
    }

    @Test
    void aLongerWaitAskedForWins() {
        assertThat(rule.decide(setback(1, true, 7, 1), random)).isEqualTo(new Again(seconds(7)));
    }

    @Test
    void aShorterWaitAskedForDoesNotHurry() {
        assertThat(rule.decide(setback(1, true, 1, 1), random)).isEqualTo(new Again(seconds(2)));
    }

    @Test
    void aDefiniteAnswerIsFinal() {
        assertThat(rule.decide(setback(1, false, 0, 0), random))
                .isEqualTo(new GiveUp(Reason.PERMANENT, "the answer is definite and would not change"));
    }

    @Test
    void attemptsAreBounded() {
        assertThat(rule.decide(setback(3, true, 0, 0), random)).isInstanceOf(Again.class);
        assertThat(rule.decide(setback(4, true, 0, 0), random))
                .isEqualTo(new GiveUp(Reason.ATTEMPTS, "4 of 4 attempts failed"));
    }

    @Test
    void tooLongAWaitAskedForIsSaidAtOnce() {
        assertThat(rule.decide(setback(1, true, 11, 0), random))
                .isEqualTo(new GiveUp(
                        Reason.ASKED_TOO_LONG, "the server asks to wait 11.0 s, more than the 10.0 s accepted"));
    }

    @Test
    void theTimeAllowedIncludesTheNextWait() {
        assertThat(rule.decide(setback(1, true, 0, 28), random)).isEqualTo(new Again(seconds(2)));
        assertThat(rule.decide(setback(1, true, 0, 29), random))
                .isEqualTo(new GiveUp(
                        Reason.TIME,
                        "the next attempt, after a wait of 2.0 s, would begin beyond the 30.0 s allowed, of which"
                                + " 29.0 s are gone"));
    }

    @Test
    void onceMeansOnce() {
        assertThat(RetryRule.once().decide(setback(1, true, 0, 0), random)).isInstanceOf(GiveUp.class);
    }

    @Test
    void wrongSettingsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryRule(0, Backoff.none(), seconds(1), seconds(1)))
                .withMessage("there must be at least one attempt: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryRule(1, Backoff.none(), seconds(-1), seconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryRule(1, Backoff.none(), seconds(1), seconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> setback(0, true, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> setback(1, true, -1, 0));
    }

    @Property
    void neverEarlierThanToldAndNeverBeyondTheBudget(
            @ForAll @IntRange(min = 1, max = 6) int failures,
            @ForAll @IntRange(min = 0, max = 20) int asked,
            @ForAll @IntRange(min = 0, max = 40) int elapsed,
            @ForAll long seed) {
        RetryRule jittered = new RetryRule(4, Backoff.fullJitter(seconds(1), seconds(15)), seconds(10), seconds(30));
        RetryDecision decision = jittered.decide(setback(failures, true, asked, elapsed), new SplittableRandom(seed));

        if (decision instanceof Again again) {
            assertThat(again.after()).isBetween(seconds(asked), seconds(30 - elapsed));
            assertThat(failures).isLessThan(4);
            assertThat(asked).isLessThanOrEqualTo(10);
        } else {
            assertThat(failures >= 4 || asked > 10 || elapsed + Math.max(asked, 15) > 30)
                    .isTrue();
        }
    }

    private static Setback setback(int failures, boolean passing, int asked, int elapsed) {
        return new Setback(failures, passing, Duration.ZERO, seconds(asked), seconds(elapsed));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
