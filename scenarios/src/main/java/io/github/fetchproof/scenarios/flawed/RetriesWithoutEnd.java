package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.resilience.RetryRule;
import java.time.Duration;

/** The reference, but it tries again as long as there is time. */
@Flaw(
        wrong = "tries again as long as there is time",
        caughtBy = {"retry/refused-is-tried-a-few-times RETRY-002", "retry/503-is-tried-a-few-times RETRY-002"})
public final class RetriesWithoutEnd extends ReferenceProvider {
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
