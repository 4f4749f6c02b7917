package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import java.time.Duration;

/** The reference, but it gives up on an answer that is slow but moves. */
@Flaw(
        wrong = "gives up on an answer that is slow but moves",
        caughtBy = "net/slow-body-succeeds NET-007",
        alsoShowsIn = "list/pipe-goes-on-after-silence")
public final class HurriesSlowAnswers extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public Settings.Limits limits() {
                Settings.Limits right = super.limits();
                return new Settings.Limits(
                        right.lookup(), right.connect(), right.header(), right.stall(), Duration.ofSeconds(3));
            }
        };
    }
}
