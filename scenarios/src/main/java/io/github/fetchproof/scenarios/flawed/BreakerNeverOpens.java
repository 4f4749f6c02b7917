package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.reference.Trouble;

/** The reference, but it dials a dead source for ever. */
@Flaw(wrong = "dials a dead source for ever", caughtBy = "cb/dead-source-is-left-alone CB-001")
public final class BreakerNeverOpens extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public boolean blames(Trouble trouble) {
                return false;
            }
        };
    }
}
