package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;

/** The reference, but it never tries again. */
@Flaw(
        wrong = "never tries again",
        caughtBy = {"retry/one-503-is-survived RETRY-001", "retry/retry-after-is-a-lower-bound RETRY-004"})
public final class NeverRetries extends ReferenceProvider {
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
