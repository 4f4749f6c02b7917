package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.resilience.Fallback;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/** The reference, but it fetches the wrong bytes again and again. */
@Flaw(wrong = "fetches the wrong bytes again and again", caughtBy = "sum/mismatch-is-not-tried-again SUM-012")
public final class RetriesMismatches extends ReferenceProvider {
    @Override
    protected Decisions decisions(Settings settings) {
        return new Decisions(settings) {
            private final AtomicInteger again = new AtomicInteger();

            @Override
            public OptionalInt next(Fallback list, int index, FailureClass failure) {
                boolean retry = failure == FailureClass.INTEGRITY && again.incrementAndGet() <= 3;
                return retry ? OptionalInt.of(index) : super.next(list, index, failure);
            }
        };
    }
}
