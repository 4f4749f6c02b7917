package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;

/** The reference, but it asks again what was forbidden. */
@Flaw(wrong = "asks again what was forbidden", caughtBy = "retry/403-is-final RETRY-005")
public final class RetriesForbidden extends ReferenceProvider {
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
