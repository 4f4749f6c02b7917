package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;

/** The reference, but it takes its own open breaker for "not found". */
@Flaw(wrong = "takes its own open breaker for \"not found\"", caughtBy = "cb/open-is-not-absent CB-002")
public final class TakesOpenForAbsence extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public FailureClass classOfOpenBreaker() {
                return FailureClass.NOT_FOUND;
            }
        };
    }
}
