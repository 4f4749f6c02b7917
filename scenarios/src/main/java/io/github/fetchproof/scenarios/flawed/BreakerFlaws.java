package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.reference.Trouble;
import io.github.fetchproof.harness.resilience.Breaker;
import java.net.URI;
import java.time.Duration;

/** What fetchers get wrong about leaving a dead source alone. */
public final class BreakerFlaws {

    private BreakerFlaws() {}

    @Flaw(
            wrong = "dials a dead source for ever",
            caughtBy = "cb/dead-source-is-left-alone CB-001",
            alsoShowsIn = "cb/one-probe-decides")
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

    @Flaw(
            wrong = "counts 403 against the health of a source",
            caughtBy = "cb/forbidden-does-not-open CB-004",
            alsoShowsIn = {"list/comma-stops-on-every-other-status", "list/pipe-goes-on-after-every-status"})
    public static final class ForbiddenOpensBreaker extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean blames(int status) {
                    return status == 403 || super.blames(status);
                }
            };
        }
    }

    @Flaw(
            wrong = "has one breaker for all sources together",
            caughtBy = "cb/each-source-has-its-own CB-004",
            alsoShowsIn = {
                "cb/dead-source-is-left-alone",
                "cb/one-probe-decides",
                "list/pipe-goes-on-after-every-status",
                "list/pipe-goes-on-after-every-broken-answer",
                "priv/patterns-match-from-the-left"
            })
    public static final class OneBreakerForAll extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String breakerOf(URI url) {
                    return "all";
                }
            };
        }
    }

    @Flaw(wrong = "lets all that wait through when a source may be back", caughtBy = "cb/one-probe-decides CB-003")
    public static final class ProbesWithEverything extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Breaker breaker() {
                    Duration open = settings.breaker().openFor();
                    return Breaker.closed(new Breaker.Rules(5, 5, open, 60, limits().overall()));
                }
            };
        }
    }

    @Flaw(
            wrong = "believes what an earlier run, which brought nothing home, thought of its sources",
            caughtBy = "cb/fresh-process-asks-again CB-005",
            alsoShowsIn = {
                "dns/failed-lookup-is-not-absence",
                "dns/unknown-name-fails-promptly",
                "net/errors-say-what-where-and-why",
                "priv/closed-door-is-no-absence",
                "priv/nothing-leaves-for-public-hosts",
                "tls/never-without-tls",
                "tls/untrusted-certificates-are-refused",
                "tls/wrong-protocol-fails-cleanly",
                "zip/damaged-zips-are-fetched-again",
                "sdb/every-tile-is-held-against-its-parent"
            })
    public static final class StaysOpenOverARestart extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            String[] kept = settings.moduleCache().toFile().list();
            boolean failedBefore = kept != null && kept.length == 1;
            return new Decisions(settings) {
                @Override
                public Breaker breaker() {
                    Breaker open = Breaker.closed(Breaker.Rules.consecutive(1, Duration.ofHours(1)))
                            .failed(0, System.nanoTime());
                    return failedBefore ? open : super.breaker();
                }
            };
        }
    }
}
