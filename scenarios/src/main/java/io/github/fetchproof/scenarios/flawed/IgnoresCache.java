package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;

/** The reference, but it asks the network for what it has. */
@Flaw(wrong = "asks the network for what it has", caughtBy = "cache/complete-cache-needs-no-network CACHE-001")
public final class IgnoresCache extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public boolean usesCache() {
                return false;
            }
        };
    }
}
