package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import java.time.Duration;

/** The reference, but it waits for ever on a silent source. */
@Flaw(
        wrong = "waits for ever on a silent source",
        caughtBy = {
            "net/silence-is-bounded NET-006",
            "net/silent-body-is-bounded NET-007",
            "list/pipe-goes-on-after-silence LIST-005"
        })
public final class WaitsWithoutLimit extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public Settings.Limits limits() {
                Duration ever = Duration.ofHours(1);
                return new Settings.Limits(ever, ever, ever, ever, ever);
            }
        };
    }
}
