package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;

/** The reference, but it writes a download straight to its final name. */
@Flaw(
        wrong = "writes a download straight to its final name",
        caughtBy = {"net/cut-by-the-road-is-never-data NET-003", "net/silent-body-is-bounded NET-007"},
        alsoShowsIn = {"sum/forged-zip-is-refused", "sum/mismatch-does-not-lead-on", "sum/mismatch-is-not-tried-again"})
public final class WritesInPlace extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public boolean commitsAtomically() {
                return false;
            }
        };
    }
}
