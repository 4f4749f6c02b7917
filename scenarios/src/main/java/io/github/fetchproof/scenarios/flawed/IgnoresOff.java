package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.resilience.Fallback;

/** The reference, but it reads past "off" in the list. */
@Flaw(wrong = "reads past \"off\" in the list", caughtBy = "list/off-ends-the-list LIST-010")
public final class IgnoresOff extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public Fallback sources(String goproxy) {
                return super.sources(goproxy.replace("off", ""));
            }
        };
    }
}
