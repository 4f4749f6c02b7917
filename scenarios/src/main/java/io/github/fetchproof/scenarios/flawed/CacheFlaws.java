package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;

/** What fetchers get wrong about the module cache. */
public final class CacheFlaws {

    private CacheFlaws() {}

    @Flaw(wrong = "asks the network for what it has", caughtBy = "cache/complete-cache-needs-no-network CACHE-001")
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

    @Flaw(wrong = "remembers that a module was missing", caughtBy = "cache/failures-are-not-remembered CACHE-010")
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

    @Flaw(wrong = "does not look at what it finds in its cache", caughtBy = "cache/cut-zip-is-replaced CACHE-008")
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
}
