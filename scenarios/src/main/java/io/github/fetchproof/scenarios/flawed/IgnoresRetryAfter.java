package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import java.time.Duration;
import java.time.Instant;

/** The reference, but it comes back sooner than Retry-After says. */
@Flaw(wrong = "comes back sooner than Retry-After says", caughtBy = "retry/retry-after-is-a-lower-bound RETRY-004")
public final class IgnoresRetryAfter extends ReferenceProvider {
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
