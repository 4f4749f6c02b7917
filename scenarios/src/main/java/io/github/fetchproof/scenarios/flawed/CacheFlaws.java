package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import java.util.List;

/** What fetchers get wrong about the module cache. */
public final class CacheFlaws {

    private CacheFlaws() {}

    @Flaw(
            wrong = "asks the network for what it has",
            caughtBy = {
                "cache/complete-cache-needs-no-network CACHE-001",
                "conc/asked-twice-is-fetched-once CONC-006",
                "cache/off-serves-what-is-there CACHE-002"
            },
            alsoShowsIn = "cache/missing-files-are-restored")
    public static final class IgnoresCache extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean usesCache() {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "remembers that a module was missing",
            caughtBy = "cache/failures-are-not-remembered CACHE-010",
            alsoShowsIn = {"retry/definite-answers-are-final"})
    public static final class RemembersNotFound extends ReferenceProvider {
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

    @Flaw(
            wrong = "does not look at what it finds in its cache",
            caughtBy = {
                "cache/cut-zip-is-replaced CACHE-008",
                "cache/damaged-info-is-fetched-again CACHE-005",
                "cache/damaged-go-mod-is-fetched-again CACHE-006"
            })
    public static final class TrustsCachedFiles extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean verifiesCachedFiles() {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "does not miss a tree, or a part of one, that is gone",
            caughtBy = {"cache/missing-files-are-restored CACHE-007", "conc/half-extracted-module-is-mended CONC-004"},
            alsoShowsIn = {"cache/tree-is-read-only", "zip/tree-is-of-plain-files"})
    public static final class LeavesTreesMissing extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean restoresTrees() {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "gives up the others when one module is missing",
            caughtBy = "cache/others-do-not-fail-with-one CACHE-014",
            alsoShowsIn = {"conc/many-modules-are-fetched-side-by-side", "meta/page-of-the-prefix-is-asked-once"})
    public static final class GivesUpAtTheFirst extends ReferenceProvider {
        @Override
        public Fetcher open(Surroundings surroundings) {
            Fetcher right = super.open(surroundings);
            return request -> {
                FetchResult result = new FetchResult(Outcome.FETCHED, 0, List.of(), "");
                for (int i = 0; i < request.modules().size() && result.outcome() == Outcome.FETCHED; i++) {
                    List<String> one = request.modules().subList(i, i + 1);
                    result = right.fetch(new FetchRequest(request.operation(), one, request.directory()));
                }
                return result;
            };
        }
    }
}
