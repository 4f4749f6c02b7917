package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.resilience.Fallback;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/** What fetchers get wrong about the GOPROXY list. */
public final class ListFlaws {

    private ListFlaws() {}

    @Flaw(
            wrong = "goes on after a comma when a source is down",
            caughtBy = {
                "list/comma-stops-on-refused LIST-003",
                "list/comma-stops-on-server-error LIST-002",
                "list/comma-stops-on-every-other-status LIST-002",
                "list/comma-stops-on-every-broken-answer LIST-003",
                "list/comma-before-direct-stops-on-an-outage LIST-012",
                "retry/exhaustion-is-still-an-outage PRIV-007",
                "retry/exhaustion-is-still-an-outage RETRY-006",
                "priv/outage-does-not-leak PRIV-007",
                "priv/closed-door-is-no-absence PRIV-007",
                "dns/failed-lookup-is-not-absence LIST-003"
            },
            alsoShowsIn = {
                "lim/huge-header-is-an-error",
                "list/no-list-means-the-default",
                "tls/wrong-protocol-fails-cleanly",
                "sdb/proxy-that-cannot-say-ends-it"
            })
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

    @Flaw(
            wrong = "reads past \"off\" in the list",
            caughtBy = "list/off-ends-the-list LIST-010",
            alsoShowsIn = {"cache/off-serves-what-is-there"})
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
            caughtBy = {
                "list/comma-goes-on-after-not-found LIST-001",
                "list/errors-outrank-absence PROTO-007",
                "proto/redirected-absence-is-absence LIST-001"
            },
            alsoShowsIn = {
                "cb/not-found-does-not-open",
                "list/lying-404-is-not-found",
                "list/pipe-goes-on-after-every-status",
                "list/separator-after-the-failure-counts",
                "proto/files-are-a-proxy",
                "sdb/absent-at-proxies-means-itself",
                "auth/password-is-for-one-entry",
                "auth/helpers-word-is-for-its-url",
                "meta/error-of-the-host-is-reported",
                "vcs/proxy-and-repository-give-the-same",
                "auth/netrc-is-for-tls-alone",
                "auth/helpers-word-is-for-tls-alone",
                "auth/docker-config-is-read"
            })
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
            caughtBy = {
                "list/pipe-goes-on-after-refused LIST-004",
                "list/pipe-goes-on-after-reset LIST-004",
                "list/pipe-goes-on-after-every-broken-answer LIST-004",
                "sdb/pipe-goes-on-to-the-next-proxy SDB-005"
            },
            alsoShowsIn = {
                "cb/dead-source-is-left-alone",
                "cb/each-source-has-its-own",
                "cb/forbidden-does-not-open",
                "cb/one-probe-decides",
                "dns/dead-name-is-remembered",
                "dns/pipe-goes-on-after-a-failed-lookup",
                "list/errors-outrank-absence",
                "list/every-failure-is-told",
                "list/pipe-goes-on-after-a-bad-zip",
                "list/pipe-goes-on-after-every-status",
                "list/pipe-goes-on-after-silence",
                "list/separator-after-the-failure-counts",
                "tls/pipe-goes-on-after-failed-tls"
            })
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

    @Flaw(
            wrong = "takes a 500 for \"not found\"",
            caughtBy = {"list/comma-stops-on-server-error LIST-002", "list/comma-stops-on-every-other-status LIST-002"},
            alsoShowsIn = {
                "list/comma-before-direct-stops-on-an-outage",
                "list/errors-outrank-absence",
                "retry/every-passing-failure-is-survived",
                "sdb/proxy-that-cannot-say-ends-it"
            })
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

    @Flaw(
            wrong = "takes a pipe list for sources that are as good as each other, and begins at its end",
            caughtBy = "list/an-answer-ends-the-search LIST-021",
            alsoShowsIn = {
                "cb/dead-source-is-left-alone",
                "cb/each-source-has-its-own",
                "cb/forbidden-does-not-open",
                "cb/one-probe-decides",
                "dns/dead-name-is-remembered",
                "dns/pipe-goes-on-after-a-failed-lookup",
                "list/every-failure-is-told",
                "list/pipe-goes-on-after-a-bad-zip",
                "list/pipe-goes-on-after-every-broken-answer",
                "list/pipe-goes-on-after-every-status",
                "list/pipe-goes-on-after-refused",
                "list/pipe-goes-on-after-reset",
                "list/pipe-goes-on-after-silence",
                "tls/pipe-goes-on-after-failed-tls",
                "sdb/pipe-goes-on-to-the-next-proxy",
                "sdb/chosen-proxy-is-kept"
            })
    public static final class AsksTheLastOfAPipeListFirst extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Fallback sources(String goproxy) {
                    List<Fallback.Entry> entries =
                            new ArrayList<>(super.sources(goproxy).entries());
                    Collections.rotate(entries, entries.get(0).anyError() ? 1 : 0);
                    return new Fallback(entries);
                }
            };
        }
    }

    @Flaw(
            wrong = "goes by the separator before the entry that failed",
            caughtBy = "list/separator-after-the-failure-counts LIST-006")
    public static final class GoesByTheSeparatorBefore extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public OptionalInt next(Fallback list, int index, FailureClass failure) {
                    boolean any = list.entries().get(Math.max(0, index - 1)).anyError();
                    return failure.goesOn(any) ? list.next(index, Fallback.Failure.NOT_FOUND) : OptionalInt.empty();
                }
            };
        }
    }

    @Flaw(
            wrong = "takes blanks for a part of an entry",
            caughtBy = "list/blanks-and-empty-entries-do-not-count LIST-013")
    public static final class KeepsBlanks extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Fallback sources(String goproxy) {
                    return super.sources(goproxy.replace(" ", "%20"));
                }
            };
        }
    }

    @Flaw(wrong = "reads past \"direct\" in the list", caughtBy = "list/direct-ends-the-list LIST-011")
    public static final class ReadsPastDirect extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Fallback sources(String goproxy) {
                    return super.sources(goproxy.replace("direct,", ""));
                }
            };
        }
    }

    @Flaw(
            wrong = "takes a \"not found\" whose text speaks of a time-out for an outage",
            caughtBy = {"list/lying-404-is-not-found LIST-001", "list/lying-404-is-not-found PROTO-007"})
    public static final class SniffsTexts extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOf(int status, String text) {
                    return text.contains("timed out") ? FailureClass.TRANSIENT : super.classOf(status, text);
                }
            };
        }
    }

    @Flaw(
            wrong = "takes \"forbidden\" for the last word, after a pipe too",
            caughtBy = "list/pipe-goes-on-after-every-status LIST-004",
            alsoShowsIn = {"list/pipe-goes-on-after-every-broken-answer", "cb/forbidden-does-not-open"})
    public static final class StopsAtForbidden extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public OptionalInt next(Fallback list, int index, FailureClass failure) {
                    boolean forbidden = failure == FailureClass.UNAUTHORIZED;
                    return forbidden ? OptionalInt.empty() : super.next(list, index, failure);
                }
            };
        }
    }

    @Flaw(
            wrong = "answers \"not found\" when its list names nobody to ask",
            caughtBy = "list/separators-alone-are-an-error LIST-014",
            alsoShowsIn = "list/no-list-means-the-default")
    public static final class TakesNoListForAbsence extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Fallback sources(String goproxy) {
                    boolean nobody = goproxy.replace(",", "").isBlank();
                    return super.sources(nobody ? "file:///nowhere" : goproxy);
                }
            };
        }
    }

    @Flaw(
            wrong = "uses the entries of a list up to the first it cannot read",
            caughtBy = {
                "list/bare-word-is-an-error LIST-016",
                "list/bare-word-is-an-error LIST-017",
                "list/unknown-scheme-is-an-error LIST-016",
                "list/unknown-scheme-is-an-error LIST-017"
            })
    public static final class UsesWhatItCanRead extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Fallback sources(String goproxy) {
                    try {
                        return super.sources(goproxy);
                    } catch (IllegalArgumentException unreadable) {
                        return super.sources(goproxy.substring(0, Math.max(1, goproxy.lastIndexOf(','))));
                    }
                }
            };
        }
    }

    @Flaw(
            wrong = "says nothing when the files of a module come from several sources",
            caughtBy = "list/mixed-sources-are-told LIST-020")
    public static final class MixesSources extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean tellsOfMixedOrigins() {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "reports the last source of a list that failed, whatever the others said",
            caughtBy = "list/errors-outrank-absence LIST-018")
    public static final class ReportsTheLast extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public int toReport(Fallback list, List<FailureClass> failures) {
                    return failures.size() - 1;
                }
            };
        }
    }

    @Flaw(
            wrong = "takes a zip that is damaged for the last word, after a pipe too",
            caughtBy = "list/pipe-goes-on-after-a-bad-zip LIST-007",
            alsoShowsIn = "list/pipe-goes-on-after-every-broken-answer")
    public static final class StopsAtBadZips extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public OptionalInt next(Fallback list, int index, FailureClass failure) {
                    boolean bad = failure == FailureClass.INVALID;
                    return bad ? OptionalInt.empty() : super.next(list, index, failure);
                }
            };
        }
    }

    @Flaw(
            wrong = "reports every failure as \"not found\"",
            caughtBy = {
                "list/comma-stops-on-server-error PROTO-007",
                "list/comma-stops-on-every-other-status PROTO-007",
                "list/comma-stops-on-every-broken-answer LIST-003",
                "list/separators-alone-are-an-error LIST-014",
                "net/hang-up-fails-cleanly NET-002",
                "net/reset-fails-cleanly NET-002",
                "retry/exhaustion-is-still-an-outage RETRY-006"
            },
            alsoShowsIn = {
                "dns/failed-lookup-is-not-absence",
                "dns/silence-is-bounded",
                "list/comma-before-direct-stops-on-an-outage",
                "list/comma-stops-on-refused",
                "list/errors-outrank-absence",
                "list/host-alone-is-a-source",
                "list/no-list-means-the-default",
                "tls/silent-handshake-is-bounded",
                "tls/untrusted-certificates-are-refused",
                "tls/wrong-protocol-fails-cleanly",
                "meta/what-is-wrong-with-a-page-is-told",
                "meta/error-of-the-host-is-reported",
                "vcs/outage-is-not-absence",
                "vcs/sign-in-page-is-not-absence",
                "priv/refused-port-fails",
                "priv/silent-port-fails"
            })
    public static final class CallsEveryFailureAbsence extends ReferenceProvider {
        @Override
        public Fetcher open(Surroundings surroundings) {
            Fetcher right = super.open(surroundings);
            return request -> {
                FetchResult result = right.fetch(request);
                return result.outcome() == Outcome.FETCHED
                        ? result
                        : new FetchResult(Outcome.NOT_FOUND, result.attempts(), List.of(), result.message());
            };
        }
    }

    @Flaw(
            wrong = "reports every failure as an outage, absence too",
            caughtBy = "list/errors-outrank-absence PROTO-007",
            alsoShowsIn = "vcs/missing-tag-is-not-found")
    public static final class CallsAbsenceAnOutage extends ReferenceProvider {
        @Override
        public Fetcher open(Surroundings surroundings) {
            Fetcher right = super.open(surroundings);
            return request -> {
                FetchResult result = right.fetch(request);
                return result.outcome() == Outcome.FETCHED
                        ? result
                        : new FetchResult(Outcome.UNAVAILABLE, result.attempts(), List.of(), result.message());
            };
        }
    }

    @Flaw(wrong = "tells of one source alone when all have failed", caughtBy = "list/every-failure-is-told LIST-019")
    public static final class TellsOneFailure extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String told(String reported, List<String> others) {
                    return reported;
                }
            };
        }
    }

    @Flaw(wrong = "takes a list that is not set for \"off\"", caughtBy = "list/no-list-means-the-default LIST-015")
    public static final class TakesNoListForOff extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Fallback sources(String goproxy) {
                    return super.sources(goproxy.isEmpty() ? "off" : goproxy);
                }
            };
        }
    }

    @Flaw(wrong = "reads past entries that have no scheme", caughtBy = "list/host-alone-is-a-source LIST-016")
    public static final class WantsSchemes extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Fallback sources(String goproxy) {
                    return super.sources(goproxy.replaceAll("(^|[,|])[^,|/:]*\\.[^,|/:]*(?=[,|]|$)", "$1"));
                }
            };
        }
    }
}
