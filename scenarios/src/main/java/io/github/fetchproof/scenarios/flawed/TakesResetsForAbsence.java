package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.reference.Trouble;

/** The reference, but it takes a reset connection for "not found". */
@Flaw(
        wrong = "takes a reset connection for \"not found\"",
        caughtBy = "net/reset-fails-cleanly NET-002",
        alsoShowsIn = "priv/outage-does-not-leak")
public final class TakesResetsForAbsence extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public FailureClass classOf(Trouble trouble) {
                return trouble == Trouble.RESET ? FailureClass.NOT_FOUND : super.classOf(trouble);
            }
        };
    }
}
