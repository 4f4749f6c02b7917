package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import java.io.File;

/** What fetchers get wrong when there are several of them, or when they die. */
public final class ConcurrencyFlaws {

    private ConcurrencyFlaws() {}

    @Flaw(
            wrong = "downloads what another process is downloading",
            caughtBy = "conc/processes-share-one-download CONC-001",
            alsoShowsIn = "cache/layout-is-gos")
    public static final class WaitsForNobody extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean waitsForOthers() {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "locks its cache by a file that outlives whoever is killed, and waits twelve seconds for it to go",
            caughtBy = {
                "conc/interrupted-fetch-is-mended CONC-005",
                "vcs/killed-fetch-leaves-nothing-in-the-way VCS-015"
            })
    public static final class LocksByAFile extends ReferenceProvider {
        @Override
        public Fetcher open(Surroundings surroundings) {
            Fetcher right = super.open(surroundings);
            File lock = surroundings.moduleCache().resolve("lock").toFile();
            return request -> {
                for (int wait = 0; wait < 120 && !lock.mkdirs(); wait++) {
                    Thread.sleep(100);
                }
                FetchResult result = right.fetch(request);
                lock.delete();
                return result;
            };
        }
    }

    @Flaw(
            wrong = "fetches one module after the other",
            caughtBy = "conc/many-modules-are-fetched-side-by-side CONC-007")
    public static final class FetchesOneByOne extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public int parallel() {
                    return 1;
                }
            };
        }
    }

    @Flaw(wrong = "fetches all modules at once", caughtBy = "conc/many-modules-are-fetched-side-by-side CONC-007")
    public static final class FetchesAllAtOnce extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public int parallel() {
                    return 1000;
                }
            };
        }
    }
}
