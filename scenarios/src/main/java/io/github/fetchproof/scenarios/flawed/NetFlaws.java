package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.reference.Trouble;
import io.github.fetchproof.harness.resilience.Backoff;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalLong;

/** What fetchers get wrong on a bad network. */
public final class NetFlaws {

    private NetFlaws() {}

    @Flaw(
            wrong = "takes latency for a failure",
            caughtBy = "net/latency-is-no-error NET-009",
            alsoShowsIn = "conc/many-modules-are-fetched-side-by-side")
    public static final class HurriesHeaders extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Settings.Limits limits() {
                    Settings.Limits right = super.limits();
                    Duration soon = Duration.ofMillis(300);
                    return new Settings.Limits(
                            right.lookup(), right.connect(), right.handshake(), soon, right.stall(), right.overall());
                }
            };
        }
    }

    @Flaw(
            wrong = "gives up on an answer that is slow but moves",
            caughtBy = "net/slow-body-succeeds NET-007",
            alsoShowsIn = {
                "conc/many-modules-are-fetched-side-by-side",
                "list/pipe-goes-on-after-silence",
                "retry/herd-comes-back",
                "vcs/silent-ssh-falls-back-to-https"
            })
    public static final class HurriesSlowAnswers extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Settings.Limits limits() {
                    Settings.Limits right = super.limits();
                    Duration soon = Duration.ofSeconds(3);
                    return new Settings.Limits(
                            right.lookup(), right.connect(), right.handshake(), right.header(), right.stall(), soon);
                }
            };
        }
    }

    @Flaw(
            wrong = "takes a reset connection for \"not found\"",
            caughtBy = "net/reset-fails-cleanly NET-002",
            alsoShowsIn = "priv/outage-does-not-leak")
    public static final class TakesResetsForAbsence extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOf(Trouble trouble) {
                    return trouble == Trouble.RESET ? FailureClass.NOT_FOUND : super.classOf(trouble);
                }
            };
        }
    }

    @Flaw(
            wrong = "takes what came for the whole",
            caughtBy = {"net/cut-body-is-never-data NET-003", "net/every-cut-is-a-failure NET-003"},
            alsoShowsIn = {
                "list/pipe-goes-on-after-every-broken-answer",
                "retry/cut-zip-is-fetched-again",
                "retry/every-passing-failure-is-survived",
                "vcs/cut-pack-is-fetched-again"
            })
    public static final class TakesShortBodies extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isWhole(boolean ended, OptionalLong declared, long received) {
                    return true;
                }
            };
        }
    }

    @Flaw(
            wrong = "waits for ever on a silent source",
            caughtBy = {
                "net/silence-is-bounded NET-006",
                "net/silent-body-is-bounded NET-007",
                "list/pipe-goes-on-after-silence LIST-005",
                "dns/silence-is-bounded DNS-003",
                "sdb/silence-is-bounded SDB-019",
                "net/vanished-dial-is-bounded NET-005",
                "meta/silent-page-is-bounded META-017",
                "vcs/silent-repository-is-bounded VCS-013"
            },
            alsoShowsIn = {
                "dns/silent-address-gives-way",
                "net/drip-without-end-is-ended",
                "tls/silent-handshake-is-bounded"
            })
    public static final class WaitsWithoutLimit extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Settings.Limits limits() {
                    Duration ever = Duration.ofHours(1);
                    return new Settings.Limits(ever, ever, ever, ever, ever, ever);
                }
            };
        }
    }

    @Flaw(
            wrong = "writes a download straight to its final name",
            caughtBy = {
                "net/cut-by-the-road-is-never-data NET-003",
                "net/silent-body-is-bounded NET-007",
                "conc/half-a-zip-is-never-seen CONC-002",
                "conc/interrupted-fetch-is-mended CONC-003",
                "cache/full-disk-fails-cleanly CACHE-011"
            },
            alsoShowsIn = {
                "lim/too-large-a-zip-is-refused",
                "net/drip-without-end-is-ended",
                "net/every-cut-is-a-failure",
                "sum/forged-zip-is-refused",
                "sum/mismatch-does-not-lead-on",
                "sum/mismatch-is-not-tried-again",
                "sum/mismatch-leaves-no-temporary-file",
                "zip/damaged-zips-are-fetched-again",
                "sdb/other-hash-is-refused"
            })
    public static final class WritesInPlace extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean commitsAtomically() {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "waits for five seconds before it tries again, and so long for a source that is not there",
            caughtBy = "list/comma-stops-on-refused NET-001",
            alsoShowsIn = {"dns/unknown-name-fails-promptly", "retry/waits-vary-and-grow"})
    public static final class WaitsLong extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Backoff backoff() {
                    return Backoff.constant(Duration.ofSeconds(5));
                }
            };
        }
    }

    @Flaw(
            wrong = "takes a host that has no address for a source that lacks the module",
            caughtBy = "list/host-alone-is-a-source DNS-009",
            alsoShowsIn = {
                "dns/failed-lookup-is-not-absence",
                "dns/flapping-name-is-asked-again",
                "dns/passing-failure-is-asked-again",
                "list/no-list-means-the-default"
            })
    public static final class TakesUnknownHostsForAbsence extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOf(Trouble trouble) {
                    return trouble == Trouble.LOOKUP ? FailureClass.NOT_FOUND : super.classOf(trouble);
                }
            };
        }
    }

    @Flaw(
            wrong = "says why a request failed, and not which",
            caughtBy = {"net/errors-say-what-where-and-why NET-010", "dns/unknown-name-fails-promptly DNS-001"},
            alsoShowsIn = "list/every-failure-is-told")
    public static final class KeepsTheUrlToItself extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String told(URI url, String why) {
                    return why;
                }
            };
        }
    }

    @Flaw(wrong = "ends an operation only when nothing moves", caughtBy = "net/drip-without-end-is-ended NET-008")
    public static final class KnowsNoEnd extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Settings.Limits limits() {
                    Settings.Limits right = super.limits();
                    Duration hour = Duration.ofHours(1);
                    return new Settings.Limits(
                            right.lookup(), right.connect(), right.handshake(), right.header(), right.stall(), hour);
                }
            };
        }
    }

    @Flaw(
            wrong = "takes a source that hangs up for one that lacks the module",
            caughtBy = {"net/hang-up-fails-cleanly NET-002", "list/comma-stops-on-every-broken-answer LIST-003"},
            alsoShowsIn = {
                "lim/huge-header-is-an-error",
                "retry/every-passing-failure-is-survived",
                "tls/wrong-protocol-fails-cleanly"
            })
    public static final class TakesHangUpsForAbsence extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOf(Trouble trouble) {
                    return trouble == Trouble.CLOSED ? FailureClass.NOT_FOUND : super.classOf(trouble);
                }
            };
        }
    }
}
