package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.resilience.Fallback;
import java.util.OptionalInt;

/** The reference, but it treats a pipe like a comma. */
@Flaw(
        wrong = "treats a pipe like a comma",
        caughtBy = {"list/pipe-goes-on-after-refused LIST-004", "list/pipe-goes-on-after-reset LIST-004"},
        alsoShowsIn = {"list/pipe-goes-on-after-silence", "cb/dead-source-is-left-alone"})
public final class StopsAtPipes extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public OptionalInt next(Fallback list, int index, FailureClass failure) {
                return failure == FailureClass.NOT_FOUND ? super.next(list, index, failure) : OptionalInt.empty();
            }
        };
    }
}
