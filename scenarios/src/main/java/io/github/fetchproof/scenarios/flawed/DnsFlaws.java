package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.reference.Trouble;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** What fetchers get wrong about names. */
public final class DnsFlaws {

    private DnsFlaws() {}

    @Flaw(
            wrong = "takes a source whose name it cannot look up for one that lacks the module",
            caughtBy = {"dns/failed-lookup-is-not-absence DNS-009", "dns/failed-lookup-is-not-absence LIST-003"},
            alsoShowsIn = {
                "dns/flapping-name-is-asked-again",
                "dns/passing-failure-is-asked-again",
                "list/host-alone-is-a-source",
                "list/no-list-means-the-default"
            })
    public static final class TakesFailedLookupsForAbsence extends ReferenceProvider {
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
            wrong = "takes a failed lookup for trouble of its own machine, which no other source can mend",
            caughtBy = {
                "dns/pipe-goes-on-after-a-failed-lookup DNS-001",
                "dns/pipe-goes-on-after-a-failed-lookup LIST-004"
            },
            alsoShowsIn = {
                "dns/dead-name-is-remembered",
                "dns/flapping-name-is-asked-again",
                "dns/passing-failure-is-asked-again"
            })
    public static final class BlamesItselfForFailedLookups extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOf(Trouble trouble) {
                    return trouble == Trouble.LOOKUP ? FailureClass.LOCAL : super.classOf(trouble);
                }
            };
        }
    }

    @Flaw(
            wrong = "believes a name server at once, whatever it says",
            caughtBy = {"dns/passing-failure-is-asked-again DNS-002", "dns/flapping-name-is-asked-again DNS-005"})
    public static final class LooksUpOnce extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOf(Trouble trouble) {
                    return trouble == Trouble.LOOKUP ? FailureClass.PERMANENT : super.classOf(trouble);
                }
            };
        }
    }

    @Flaw(wrong = "looks a dead name up again for each file", caughtBy = "dns/dead-name-is-remembered DNS-004")
    public static final class ForgetsDeadNames extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean remembersDeadNames() {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "gives a name server no time",
            caughtBy = {"dns/late-reply-is-no-error NET-009", "dns/slow-road-to-the-name-server-is-no-error NET-009"})
    public static final class HurriesLookups extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Settings.Limits limits() {
                    Settings.Limits right = super.limits();
                    Duration soon = Duration.ofMillis(300);
                    return new Settings.Limits(
                            soon, right.connect(), right.handshake(), right.header(), right.stall(), right.overall());
                }
            };
        }
    }

    @Flaw(wrong = "takes a truncated reply for the whole", caughtBy = "dns/truncated-reply-is-asked-over-tcp DNS-006")
    public static final class TakesTruncatedReplies extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean asksAgainOverTcp() {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "takes a source for one that lacks the module when no name server answers",
            caughtBy = "dns/lost-name-server-is-not-absence DNS-009",
            alsoShowsIn = "dns/silence-is-bounded")
    public static final class TakesLostNameServersForAbsence extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOf(Trouble trouble) {
                    return trouble == Trouble.LOOKUP_SILENT ? FailureClass.NOT_FOUND : super.classOf(trouble);
                }
            };
        }
    }

    @Flaw(wrong = "believes whatever reply comes first", caughtBy = "dns/forged-reply-is-ignored DNS-007")
    public static final class BelievesAnyReply extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isReply(int asked, int replied) {
                    return true;
                }
            };
        }
    }

    @Flaw(
            wrong = "dials the first address of a name alone",
            caughtBy = {"dns/every-address-is-tried DNS-008", "dns/silent-address-gives-way DNS-008"})
    public static final class DialsTheFirstAddressAlone extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<InetAddress> toDial(List<InetAddress> addresses) {
                    return addresses.subList(0, Math.min(1, addresses.size()));
                }
            };
        }
    }
}
