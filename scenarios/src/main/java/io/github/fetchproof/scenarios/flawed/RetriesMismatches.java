package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;

/** The reference, but it fetches the wrong bytes again and again. */
@Flaw(wrong = "fetches the wrong bytes again and again", caughtBy = "sum/mismatch-is-not-tried-again SUM-012")
public final class RetriesMismatches extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public boolean mayAskAgain(FailureClass failure) {
                return failure == FailureClass.INTEGRITY || super.mayAskAgain(failure);
            }
        };
    }
}
