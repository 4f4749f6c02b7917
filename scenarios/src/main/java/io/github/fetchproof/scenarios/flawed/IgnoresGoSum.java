package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import java.util.List;

/** The reference, but it takes any hash. */
@Flaw(
        wrong = "takes any hash",
        caughtBy = {
            "sum/forged-zip-is-refused SUM-002",
            "sum/mismatch-does-not-lead-on LIST-009",
            "sum/mismatch-is-not-tried-again SUM-012"
        })
public final class IgnoresGoSum extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            @Override
            public boolean matches(Hash1 actual, List<String> listed) {
                return true;
            }
        };
    }
}
