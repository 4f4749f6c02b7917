package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.resilience.Fallback;
import java.util.OptionalInt;

/** What fetchers get wrong about the GOPROXY list. */
public final class ListFlaws {

    private ListFlaws() {}

    @Flaw(
            wrong = "goes on after a comma when a source is down",
            caughtBy = {
                "list/comma-stops-on-refused LIST-003",
                "list/comma-stops-on-server-error LIST-002",
                "retry/exhaustion-is-still-an-outage PRIV-007",
                "priv/outage-does-not-leak PRIV-007"
            },
            alsoShowsIn = "cb/open-is-not-absent")
    public static final class FallsThroughCommas extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public OptionalInt next(Fallback list, int index, FailureClass failure) {
                    return super.next(
                            list, index, failure == FailureClass.TRANSIENT ? FailureClass.NOT_FOUND : failure);
                }
            };
        }
    }

    @Flaw(wrong = "reads past \"off\" in the list", caughtBy = "list/off-ends-the-list LIST-010")
    public static final class IgnoresOff extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Fallback sources(String goproxy) {
                    return super.sources(goproxy.replace("off", ""));
                }
            };
        }
    }

    @Flaw(
            wrong = "takes the first 404 for the last word",
            caughtBy = "list/comma-goes-on-after-not-found LIST-001",
            alsoShowsIn = "cb/not-found-does-not-open")
    public static final class StopsAfterNotFound extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public OptionalInt next(Fallback list, int index, FailureClass failure) {
                    return failure == FailureClass.NOT_FOUND ? OptionalInt.empty() : super.next(list, index, failure);
                }
            };
        }
    }

    @Flaw(
            wrong = "treats a pipe like a comma",
            caughtBy = {"list/pipe-goes-on-after-refused LIST-004", "list/pipe-goes-on-after-reset LIST-004"},
            alsoShowsIn = {"list/pipe-goes-on-after-silence", "cb/dead-source-is-left-alone"})
    public static final class StopsAtPipes extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public OptionalInt next(Fallback list, int index, FailureClass failure) {
                    return failure == FailureClass.NOT_FOUND ? super.next(list, index, failure) : OptionalInt.empty();
                }
            };
        }
    }

    @Flaw(wrong = "takes a 500 for \"not found\"", caughtBy = "list/comma-stops-on-server-error LIST-002")
    public static final class TakesServerErrorsForAbsence extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOf(int status) {
                    return status == 500 ? FailureClass.NOT_FOUND : super.classOf(status);
                }
            };
        }
    }
}
