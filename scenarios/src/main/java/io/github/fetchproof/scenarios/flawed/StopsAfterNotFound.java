package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.resilience.Fallback;
import java.util.OptionalInt;

/** The reference, but it takes the first 404 for the last word. */
@Flaw(
        wrong = "takes the first 404 for the last word",
        caughtBy = "list/comma-goes-on-after-not-found LIST-001",
        alsoShowsIn = "cb/not-found-does-not-open")
public final class StopsAfterNotFound extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public OptionalInt next(Fallback list, int index, FailureClass failure) {
                return failure == FailureClass.NOT_FOUND ? OptionalInt.empty() : super.next(list, index, failure);
            }
        };
    }
}
