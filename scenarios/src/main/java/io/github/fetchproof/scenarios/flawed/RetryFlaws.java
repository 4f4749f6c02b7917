package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.resilience.Backoff;
import io.github.fetchproof.harness.resilience.RetryBudget;
import io.github.fetchproof.harness.resilience.RetryRule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;

/** What fetchers get wrong about trying again. */
public final class RetryFlaws {

    private RetryFlaws() {}

    @Flaw(
            wrong = "comes back sooner than Retry-After says",
            caughtBy = {"retry/retry-after-is-a-lower-bound RETRY-004", "retry/far-retry-after-ends-it RETRY-004"})
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
            caughtBy = {
                "retry/one-503-is-survived RETRY-001",
                "retry/every-passing-failure-is-survived RETRY-001",
                "retry/cut-zip-is-fetched-again RETRY-001",
                "retry/herd-comes-back RETRY-001",
                "retry/retry-after-is-a-lower-bound RETRY-004",
                "sdb/passing-trouble-is-tried-again SDB-020",
                "vcs/passing-trouble-is-tried-again VCS-014",
                "vcs/cut-pack-is-fetched-again VCS-014"
            },
            alsoShowsIn = {
                "dns/flapping-name-is-asked-again",
                "dns/passing-failure-is-asked-again",
                "tls/broken-handshake-is-tried-again"
            })
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

    @Flaw(
            wrong = "asks again what was forbidden",
            caughtBy = {"retry/403-is-final RETRY-005", "retry/definite-answers-are-final RETRY-005"},
            alsoShowsIn = {
                "cb/forbidden-does-not-open",
                "list/comma-stops-on-every-other-status",
                "auth/token-for-something-else-is-final"
            })
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
            caughtBy = {"retry/refused-is-tried-a-few-times RETRY-002", "retry/503-is-tried-a-few-times RETRY-002"},
            alsoShowsIn = {
                "list/comma-stops-on-every-broken-answer",
                "list/comma-stops-on-every-other-status",
                "list/errors-outrank-absence",
                "net/every-cut-is-a-failure"
            })
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

    @Flaw(
            wrong = "keeps what came before a body broke off, and appends the next answer",
            caughtBy = "retry/broken-body-is-not-continued RETRY-007",
            alsoShowsIn = {
                "retry/cut-zip-is-fetched-again",
                "retry/every-passing-failure-is-survived",
                "vcs/cut-pack-is-fetched-again"
            })
    public static final class ContinuesBrokenBodies extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean keepsBrokenBodies() {
                    return true;
                }
            };
        }
    }

    @Flaw(
            wrong = "sleeps for as long as Retry-After says, whatever time it has",
            caughtBy = "retry/far-retry-after-ends-it RETRY-004")
    public static final class SleepsOutRetryAfter extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public RetryRule retryRule(Duration allowed) {
                    RetryRule right = super.retryRule(allowed);
                    Duration forever = ChronoUnit.FOREVER.getDuration();
                    return new RetryRule(right.maxAttempts(), right.backoff(), forever, forever);
                }
            };
        }
    }

    @Flaw(wrong = "reads Retry-After as seconds alone", caughtBy = "retry/far-retry-after-ends-it RETRY-004")
    public static final class ReadsNoDates extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Duration asked(String retryAfter, Instant now) {
                    return retryAfter.contains("GMT") ? Duration.ZERO : super.asked(retryAfter, now);
                }
            };
        }
    }

    @Flaw(
            wrong = "asks again for what is not there",
            caughtBy = "retry/definite-answers-are-final RETRY-005",
            alsoShowsIn = {"list/lying-404-is-not-found", "sdb/full-tile-stands-in"})
    public static final class RetriesNotFound extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean mayAskAgain(FailureClass failure) {
                    return failure == FailureClass.NOT_FOUND || super.mayAskAgain(failure);
                }
            };
        }
    }

    @Flaw(
            wrong = "knows no bound for the retries of a whole run",
            caughtBy = "retry/outage-is-not-multiplied RETRY-008")
    public static final class RetriesWithoutBudget extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public RetryBudget retryBudget() {
                    return RetryBudget.of(1, 1_000, 1_000);
                }
            };
        }
    }

    @Flaw(wrong = "ends only when its wait is over", caughtBy = "retry/waits-end-at-a-signal RETRY-009")
    public static final class SitsOutItsWaits extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public RetryRule retryRule(Duration allowed) {
                    Thread waiting = new Thread(() -> LockSupport.parkNanos(allowed.toNanos()));
                    Runtime.getRuntime().addShutdownHook(waiting);
                    return super.retryRule(allowed);
                }
            };
        }
    }

    @Flaw(wrong = "waits for the same time before each attempt", caughtBy = "retry/waits-vary-and-grow RETRY-003")
    public static final class WaitsAlwaysTheSame extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Backoff backoff() {
                    return Backoff.constant(Duration.ofMillis(400));
                }
            };
        }
    }
}
