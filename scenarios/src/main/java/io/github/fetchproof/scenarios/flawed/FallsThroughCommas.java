package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.resilience.Fallback;
import java.util.OptionalInt;

/** The reference, but it goes on after a comma when a source is down. */
@Flaw(
        wrong = "goes on after a comma when a source is down",
        caughtBy = {
            "list/comma-stops-on-refused LIST-003",
            "list/comma-stops-on-server-error LIST-002",
            "retry/exhaustion-is-still-an-outage PRIV-007",
            "priv/outage-does-not-leak PRIV-007"
        },
        alsoShowsIn = "cb/open-is-not-absent")
public final class FallsThroughCommas extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public OptionalInt next(Fallback list, int index, FailureClass failure) {
                return super.next(list, index, failure == FailureClass.TRANSIENT ? FailureClass.NOT_FOUND : failure);
            }
        };
    }
}
