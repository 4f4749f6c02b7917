package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;

/** The reference, but it asks proxies for private modules. */
@Flaw(wrong = "asks proxies for private modules", caughtBy = "priv/private-is-never-asked-of-a-proxy PRIV-001")
public final class TellsPrivateNames extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public boolean isPrivate(ModulePath path) {
                return false;
            }
        };
    }
}
