package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.resilience.Fallback;
import java.util.List;
import java.util.OptionalInt;

/** What fetchers get wrong about go.sum. */
public final class SumFlaws {

    private SumFlaws() {}

    @Flaw(
            wrong = "takes any hash",
            caughtBy = {
                "sum/forged-zip-is-refused SUM-002",
                "sum/mismatch-does-not-lead-on LIST-009",
                "sum/mismatch-is-not-tried-again SUM-012"
            })
    public static final class IgnoresGoSum extends ReferenceProvider {
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

    @Flaw(wrong = "asks the next source when a hash differs", caughtBy = "sum/mismatch-does-not-lead-on LIST-009")
    public static final class MismatchLeadsOn extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public OptionalInt next(Fallback list, int index, FailureClass failure) {
                    return super.next(
                            list, index, failure == FailureClass.INTEGRITY ? FailureClass.NOT_FOUND : failure);
                }
            };
        }
    }

    @Flaw(wrong = "fetches the wrong bytes again and again", caughtBy = "sum/mismatch-is-not-tried-again SUM-012")
    public static final class RetriesMismatches extends ReferenceProvider {
        @Override
        public Fetcher open(Surroundings surroundings) {
            Fetcher right = super.open(surroundings);
            return request -> {
                FetchResult result = right.fetch(request);
                for (int again = 0; again < 3 && result.outcome() == Outcome.INTEGRITY; again++) {
                    result = right.fetch(request);
                }
                return result;
            };
        }
    }
}
