package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;

/** The reference, but it remembers that a module was missing. */
@Flaw(wrong = "remembers that a module was missing", caughtBy = "cache/failures-are-not-remembered CACHE-010")
public final class RemembersNotFound extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public boolean remembers(FailureClass failure) {
                return failure == FailureClass.NOT_FOUND;
            }
        };
    }
}
