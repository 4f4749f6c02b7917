package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;

/** The reference, but it counts 404 against the health of a source. */
@Flaw(wrong = "counts 404 against the health of a source", caughtBy = "cb/not-found-does-not-open CB-004")
public final class NotFoundOpensBreaker extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public boolean blames(int status) {
                return status == 404 || super.blames(status);
            }
        };
    }
}
