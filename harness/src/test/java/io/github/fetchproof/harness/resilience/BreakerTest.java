package io.github.fetchproof.harness.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fetchproof.harness.resilience.Breaker.Admission;
import io.github.fetchproof.harness.resilience.Breaker.Closed;
import io.github.fetchproof.harness.resilience.Breaker.Open;
import io.github.fetchproof.harness.resilience.Breaker.Probing;
import io.github.fetchproof.harness.resilience.Breaker.Rules;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final Duration OPEN_FOR = Duration.ofNanos(100);
    private static final Rules THREE = Rules.consecutive(3, OPEN_FOR);

    @Test
    void opensAfterTheConfiguredFailures() {
        Breaker breaker = failing(Breaker.closed(THREE), 2);
        assertThat(breaker).isInstanceOf(Closed.class);

        assertThat(failing(breaker, 1)).isInstanceOf(Open.class);
    }

    @Test
    void aSuccessInBetweenBreaksTheRow() {
        Breaker breaker = failing(Breaker.closed(THREE), 2).succeeded(0, 0);

        assertThat(failing(breaker, 2)).isInstanceOf(Closed.class);
    }

    @Test
    void openMeansNoCallUntilTheTimeIsOver() {
        Breaker breaker = failing(Breaker.closed(THREE), 3);

        assertThat(breaker.admit(99).granted()).isFalse();
        assertThat(breaker.admit(100).granted()).isTrue();
    }

    @Test
    void oneProbeDecides() {
        Admission probe = failing(Breaker.closed(THREE), 3).admit(100);
        assertThat(probe.next()).isInstanceOf(Probing.class);
        assertThat(probe.next().admit(101).granted()).isFalse();

        assertThat(probe.next().succeeded(probe.round(), 110)).isInstanceOf(Closed.class);
        Breaker again = probe.next().failed(probe.round(), 110);
        assertThat(again.admit(209).granted()).isFalse();
        assertThat(again.admit(210).granted()).isTrue();
    }

    @Test
    void aResultOfTheTimeBeforeDoesNotDecideTheProbe() {
        Breaker closed = Breaker.closed(THREE);
        int before = closed.admit(0).round();
        Admission probe = failing(closed, 3).admit(100);

        assertThat(probe.next().failed(before, 101)).isEqualTo(probe.next());
        assertThat(probe.next().succeeded(before, 101)).isEqualTo(probe.next());
        Breaker recovered = probe.next().succeeded(probe.round(), 102);
        assertThat(recovered.failed(before, 103)).isEqualTo(recovered);
        assertThat(recovered.succeeded(before, 103)).isEqualTo(recovered);
    }

    @Test
    void resultsDoNotMoveAnOpenBreaker() {
        Breaker open = failing(Breaker.closed(THREE), 3);

        assertThat(open.succeeded(0, 1)).isEqualTo(open);
        assertThat(open.failed(0, 1)).isEqualTo(open);
    }

    @Test
    void aShareOfAWindowOpensOnceTheWindowIsFull() {
        Rules halfOfTen = new Rules(5, 10, OPEN_FOR, 3, OPEN_FOR);
        Breaker breaker = failing(Breaker.closed(halfOfTen), 9);
        assertThat(breaker).isInstanceOf(Closed.class);
        assertThat(breaker.succeeded(0, 0)).isInstanceOf(Open.class);

        Breaker healthy = Breaker.closed(halfOfTen);
        for (int call = 0; call < 10; call++) {
            healthy = healthy.succeeded(0, 0);
        }
        assertThat(failing(healthy, 4)).isInstanceOf(Closed.class);
        assertThat(failing(healthy, 5)).isInstanceOf(Open.class);
    }

    @Test
    void probesAreDecidedByTheSameShareWhenAllAreIn() {
        Rules rules = new Rules(5, 10, OPEN_FOR, 3, OPEN_FOR);
        Breaker probing = failing(Breaker.closed(rules), 10).admit(100).next();
        probing = probing.admit(100).next().admit(100).next();
        int round = ((Probing) probing).round();

        Breaker oneFailed = probing.failed(round, 101).succeeded(round, 102);
        assertThat(oneFailed).isInstanceOf(Probing.class);
        assertThat(oneFailed.succeeded(round, 103)).isInstanceOf(Closed.class);
        assertThat(oneFailed.failed(round, 103)).isInstanceOf(Open.class);
    }

    @Test
    void aLostProbeDoesNotBlockForEver() {
        Rules rules = new Rules(1, 1, OPEN_FOR, 1, Duration.ofNanos(50));
        Breaker probing = Breaker.closed(rules).failed(0, 0).admit(100).next();

        assertThat(probing.admit(149).granted()).isFalse();
        Admission late = probing.admit(150);
        assertThat(late.granted()).isFalse();
        assertThat(late.next()).isEqualTo(new Open(rules, 2, 250));
        assertThat(late.next().admit(250).granted()).isTrue();
    }

    @Test
    void aHealthyBreakerDoesNotChange() {
        Breaker breaker = Breaker.closed(Rules.consecutive(1, OPEN_FOR)).succeeded(0, 0);

        assertThat(breaker.succeeded(0, 1)).isSameAs(breaker);
        assertThat(breaker.admit(1).next()).isSameAs(breaker);
    }

    @Test
    void aClockMayOverflow() {
        long start = Long.MAX_VALUE - 10;
        Breaker breaker = Breaker.closed(Rules.consecutive(1, OPEN_FOR)).failed(0, start);

        assertThat(breaker.admit(start + 99).granted()).isFalse();
        assertThat(breaker.admit(start + 100).granted()).isTrue();
    }

    @Test
    void wrongRulesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rules(3, 2, OPEN_FOR, 1, OPEN_FOR))
                .withMessage("failures and window must be 1 <= failures <= window <= 64: 3, 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new Rules(0, 2, OPEN_FOR, 1, OPEN_FOR));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rules(1, 65, OPEN_FOR, 1, OPEN_FOR));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rules(1, 2, OPEN_FOR, 0, OPEN_FOR))
                .withMessage("there must be at least one probe: 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Rules(1, 2, Duration.ZERO, 1, OPEN_FOR));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rules(1, 2, OPEN_FOR, 1, Duration.ZERO));
    }

    @Property
    void theWidestWindowForgetsNothing(@ForAll @IntRange(min = 1, max = 64) int failures) {
        Breaker breaker = Breaker.closed(new Rules(failures, 64, OPEN_FOR, 1, OPEN_FOR));
        for (int call = 0; call < 64; call++) {
            breaker = breaker.succeeded(0, 0);
        }

        assertThat(failing(breaker, failures - 1)).isInstanceOf(Closed.class);
        assertThat(failing(breaker, failures)).isInstanceOf(Open.class);
    }

    @Property
    void whileOpenNoCallIsAdmitted(
            @ForAll @IntRange(min = 1, max = 20) int failures,
            @ForAll @LongRange(min = 1, max = 1_000_000) long openFor,
            @ForAll @LongRange(min = 0, max = 999_999) long later) {
        Breaker breaker = Breaker.closed(Rules.consecutive(failures, Duration.ofNanos(openFor)));
        breaker = failing(breaker, failures);

        assertThat(breaker.admit(later).granted()).isEqualTo(later >= openFor);
    }

    private static Breaker failing(Breaker breaker, int times) {
        for (int call = 0; call < times; call++) {
            breaker = breaker.failed(0, 0);
        }
        return breaker;
    }
}
