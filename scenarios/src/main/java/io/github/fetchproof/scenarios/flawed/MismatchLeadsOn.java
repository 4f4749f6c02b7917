package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.resilience.Fallback;
import java.util.OptionalInt;

/** The reference, but it asks the next source when a hash differs. */
@Flaw(wrong = "asks the next source when a hash differs", caughtBy = "sum/mismatch-does-not-lead-on LIST-009")
public final class MismatchLeadsOn extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public OptionalInt next(Fallback list, int index, FailureClass failure) {
                return super.next(list, index, failure == FailureClass.INTEGRITY ? FailureClass.NOT_FOUND : failure);
            }
        };
    }
}
