package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.resilience.RetryRule;
import java.time.Duration;
import java.time.Instant;

/** What fetchers get wrong about trying again. */
public final class RetryFlaws {

    private RetryFlaws() {}

    @Flaw(wrong = "comes back sooner than Retry-After says", caughtBy = "retry/retry-after-is-a-lower-bound RETRY-004")
    public static final class IgnoresRetryAfter extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Duration asked(String retryAfter, Instant now) {
                    return Duration.ZERO;
                }
            };
        }
    }

    @Flaw(
            wrong = "never tries again",
            caughtBy = {"retry/one-503-is-survived RETRY-001", "retry/retry-after-is-a-lower-bound RETRY-004"})
    public static final class NeverRetries extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean mayAskAgain(FailureClass failure) {
                    return false;
                }
            };
        }
    }

    @Flaw(wrong = "asks again what was forbidden", caughtBy = "retry/403-is-final RETRY-005")
    public static final class RetriesForbidden extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOf(int status) {
                    return status == 403 ? FailureClass.TRANSIENT : super.classOf(status);
                }
            };
        }
    }

    @Flaw(
            wrong = "tries again as long as there is time",
            caughtBy = {"retry/refused-is-tried-a-few-times RETRY-002", "retry/503-is-tried-a-few-times RETRY-002"})
    public static final class RetriesWithoutEnd extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public RetryRule retryRule(Duration allowed) {
                    return new RetryRule(1_000, backoff(), allowed, allowed);
                }
            };
        }
    }
}
