package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.reference.Trouble;

/** What fetchers get wrong about leaving a dead source alone. */
public final class BreakerFlaws {

    private BreakerFlaws() {}

    @Flaw(wrong = "dials a dead source for ever", caughtBy = "cb/dead-source-is-left-alone CB-001")
    public static final class BreakerNeverOpens extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean blames(Trouble trouble) {
                    return false;
                }
            };
        }
    }

    @Flaw(wrong = "counts 404 against the health of a source", caughtBy = "cb/not-found-does-not-open CB-004")
    public static final class NotFoundOpensBreaker extends ReferenceProvider {
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

    @Flaw(wrong = "takes its own open breaker for \"not found\"", caughtBy = "cb/open-is-not-absent CB-002")
    public static final class TakesOpenForAbsence extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOfOpenBreaker() {
                    return FailureClass.NOT_FOUND;
                }
            };
        }
    }
}
