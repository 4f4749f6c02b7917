package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;

/** The reference, but it takes a 500 for "not found". */
@Flaw(wrong = "takes a 500 for \"not found\"", caughtBy = "list/comma-stops-on-server-error LIST-002")
public final class TakesServerErrorsForAbsence extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public FailureClass classOf(int status) {
                return status == 500 ? FailureClass.NOT_FOUND : super.classOf(status);
            }
        };
    }
}
