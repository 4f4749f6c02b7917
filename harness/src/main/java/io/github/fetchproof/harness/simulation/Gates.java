package io.github.fetchproof.harness.simulation;

import io.github.fetchproof.harness.resilience.Breaker;
import io.github.fetchproof.harness.resilience.Breaker.Admission;
import io.github.fetchproof.harness.resilience.RetryBudget;
import io.github.fetchproof.harness.resilience.RetryBudget.Withdrawal;
import java.time.Duration;

/** The gates of the bundled strategies; each client has one of its own. */
final class Gates {
    private Gates() {}

    /** Everything may be sent. */
    static Gate open() {
        return now -> 0;
    }

    /** Nothing is sent twice. */
    static Gate noRetries() {
        return now -> Gate.REFUSED;
    }

    /** Retries up to a tenth of the first attempts, both counted over the last ten seconds. */
    static final class ShareOfRequests implements Gate {
        private static final long WINDOW = Duration.ofSeconds(10).toNanos();
        private static final int REQUESTS_PER_RETRY = 10;

        private final SlidingCount firsts = new SlidingCount(WINDOW);
        private final SlidingCount retries = new SlidingCount(WINDOW);

        @Override
        public int first(long now) {
            firsts.add(now);
            return 0;
        }

        @Override
        public int again(long now) {
            if ((retries.at(now) + 1) * REQUESTS_PER_RETRY > firsts.at(now)) {
                return REFUSED;
            }
            retries.add(now);
            return 0;
        }
    }

    /** Ten tokens: a retry takes one, a success brings back a tenth. */
    static final class TokenPerSuccess implements Gate {
        private RetryBudget budget = RetryBudget.of(0.1, 10, 10);

        @Override
        public int again(long now) {
            Withdrawal withdrawal = budget.withdraw();
            budget = withdrawal.next();
            return withdrawal.granted() ? 0 : REFUSED;
        }

        @Override
        public void succeeded(int ticket, long now) {
            budget = budget.deposit();
        }
    }

    /**
     * Ten tokens: a failure takes one, a success brings back a tenth, retries need more than half of them.
     *
     * @see <a href="https://github.com/grpc/proposal/blob/master/A6-client-retries.md">gRPC retry throttling</a>
     */
    static final class HalfOfTokens implements Gate {
        private static final int TENTHS = 100;

        private int tenths = TENTHS;

        @Override
        public int again(long now) {
            return tenths > TENTHS / 2 ? 0 : REFUSED;
        }

        @Override
        public void succeeded(int ticket, long now) {
            tenths = Math.min(TENTHS, tenths + 1);
        }

        @Override
        public void failed(int ticket, long now) {
            tenths = Math.max(0, tenths - 10);
        }
    }

    /** A circuit breaker: half of ten failed opens it for five seconds, then three probes. */
    static final class BreakerGate implements Gate {
        private static final Breaker.Rules RULES =
                new Breaker.Rules(5, 10, Duration.ofSeconds(5), 3, Duration.ofDays(1));

        private Breaker breaker = Breaker.closed(RULES);

        @Override
        public int first(long now) {
            return again(now);
        }

        @Override
        public int again(long now) {
            Admission admission = breaker.admit(now);
            breaker = admission.next();
            return admission.granted() ? admission.round() : REFUSED;
        }

        @Override
        public void succeeded(int ticket, long now) {
            breaker = breaker.succeeded(ticket, now);
        }

        @Override
        public void failed(int ticket, long now) {
            breaker = breaker.failed(ticket, now);
        }
    }
}
