package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;

/** The reference, but it does not look at what it finds in its cache. */
@Flaw(wrong = "does not look at what it finds in its cache", caughtBy = "cache/cut-zip-is-replaced CACHE-008")
public final class TrustsCachedFiles extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public boolean verifiesCachedFiles() {
                return false;
            }
        };
    }
}
