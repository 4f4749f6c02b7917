package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.reference.ReferenceProvider;

/** The reference, but it fetches the wrong bytes again and again. */
@Flaw(wrong = "fetches the wrong bytes again and again", caughtBy = "sum/mismatch-is-not-tried-again SUM-012")
public final class RetriesMismatches extends ReferenceProvider {
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
