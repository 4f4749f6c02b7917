package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import java.time.Duration;

/** The reference, but it takes latency for a failure. */
@Flaw(wrong = "takes latency for a failure", caughtBy = "net/latency-is-no-error NET-009")
public final class HurriesHeaders extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public Settings.Limits limits() {
                Settings.Limits right = super.limits();
                return new Settings.Limits(
                        right.lookup(), right.connect(), Duration.ofMillis(300), right.stall(), right.overall());
            }
        };
    }
}
