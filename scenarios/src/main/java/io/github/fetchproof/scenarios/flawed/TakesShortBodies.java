package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import java.util.OptionalLong;

/** The reference, but it takes what came for the whole. */
@Flaw(wrong = "takes what came for the whole", caughtBy = "net/cut-body-is-never-data NET-003")
public final class TakesShortBodies extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public boolean isWhole(boolean ended, OptionalLong declared, long received) {
                return true;
            }
        };
    }
}
