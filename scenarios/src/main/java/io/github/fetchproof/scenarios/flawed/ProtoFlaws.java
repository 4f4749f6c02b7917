package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.Version;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.Part;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/** What fetchers get wrong about the protocol. */
public final class ProtoFlaws {

    private ProtoFlaws() {}

    @Flaw(wrong = "asks with a query of its own", caughtBy = "proto/asks-with-plain-gets PROTO-001")
    public static final class AsksWithAQuery extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String queryFor(Part part) {
                    return "client=1";
                }
            };
        }
    }

    @Flaw(
            wrong = "takes a list as JSON alone, which a proxy sends only if it heeds a header that asks for it",
            caughtBy = "proto/asks-with-plain-gets PROTO-002",
            alsoShowsIn = {
                "proto/branch-becomes-a-version",
                "proto/latest-prefers-releases",
                "proto/lists-are-read-leniently",
                "proto/odd-line-spoils-no-list"
            })
    public static final class WantsListsAsJson extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean acceptsType(Part part, String contentType) {
                    return part != Part.LIST || contentType.equals("application/json");
                }
            };
        }
    }

    @Flaw(
            wrong = "asks for capitals as they are",
            caughtBy = "proto/capitals-are-escaped PROTO-003",
            alsoShowsIn = {"cache/layout-is-gos", "sdb/lookup-is-case-encoded"})
    public static final class AsksWithCapitals extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String pathOf(ModuleVersion module, Part part) {
                    return module.path().value() + "/@v/" + module.version().value() + "." + part.extension();
                }
            };
        }
    }

    @Flaw(
            wrong = "keeps capitals as they are",
            caughtBy = {
                "proto/capitals-are-escaped PROTO-004",
                "cache/layout-is-gos CACHE-003",
                "cache/layout-is-gos PROTO-004"
            },
            alsoShowsIn = {"sdb/lookup-is-case-encoded"})
    public static final class KeepsCapitals extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String keptAt(ModuleVersion module, String extension) {
                    return module.path().value() + "/@v/" + module.version().value() + "." + extension;
                }
            };
        }
    }

    @Flaw(wrong = "doubles the slash after a proxy's URL", caughtBy = "proto/prefix-is-kept PROTO-005")
    public static final class DoublesSlashes extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String below(String base, String path) {
                    return base.length() > 1 ? base + "/" + path : super.below(base, path);
                }
            };
        }
    }

    @Flaw(wrong = "takes every 2xx for success", caughtBy = "proto/only-200-is-success PROTO-006")
    public static final class TakesEvery2xx extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isSuccess(int status) {
                    return status / 100 == 2;
                }
            };
        }
    }

    @Flaw(wrong = "keeps to itself what a refusal says", caughtBy = "proto/refusals-are-shown-plainly PROTO-008")
    public static final class HidesRefusals extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String excerpt(byte[] beginning) {
                    return "";
                }
            };
        }
    }

    @Flaw(wrong = "prints what a refusal says as it came", caughtBy = "proto/refusals-are-shown-plainly PROTO-008")
    public static final class PrintsRefusalsRaw extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String excerpt(byte[] beginning) {
                    return new String(beginning, StandardCharsets.UTF_8);
                }
            };
        }
    }

    @Flaw(
            wrong = "takes any .info",
            caughtBy = {
                "proto/bad-info-is-refused PROTO-009",
                "proto/bad-info-is-refused PROTO-010",
                "proto/bad-info-is-refused PROTO-011"
            },
            alsoShowsIn = {"cache/damaged-info-is-fetched-again", "list/comma-stops-on-every-broken-answer"})
    public static final class TakesAnyInfo extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String infoProblem(byte[] body, ModuleVersion module) {
                    return "";
                }
            };
        }
    }

    @Flaw(wrong = "takes an .info of another version", caughtBy = "proto/bad-info-is-refused PROTO-010")
    public static final class TakesOtherVersions extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String infoProblem(byte[] body, ModuleVersion module) {
                    String problem = super.infoProblem(body, module);
                    return problem.contains(", not of ") ? "" : problem;
                }
            };
        }
    }

    @Flaw(
            wrong = "refuses an .info with fields it does not know",
            caughtBy = "proto/info-may-say-more-or-less PROTO-012")
    public static final class RefusesUnknownFields extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String infoProblem(byte[] body, ModuleVersion module) {
                    boolean unknown = new String(body, StandardCharsets.UTF_8).contains("\"Origin\"");
                    return unknown ? "unknown field Origin" : super.infoProblem(body, module);
                }
            };
        }
    }

    @Flaw(wrong = "refuses an .info without a time", caughtBy = "proto/info-may-say-more-or-less PROTO-011")
    public static final class InsistsOnATime extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String infoProblem(byte[] body, ModuleVersion module) {
                    boolean timed = new String(body, StandardCharsets.UTF_8).contains("\"Time\"");
                    return timed ? super.infoProblem(body, module) : "no Time";
                }
            };
        }
    }

    @Flaw(
            wrong = "wants the answer to a query to be the query",
            caughtBy = {"proto/branch-becomes-a-version PROTO-013"},
            alsoShowsIn = {"proto/latest-prefers-releases", "vcs/branch-gives-a-pseudo-version"})
    public static final class WantsTheQueryBack extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String answerProblem(ModulePath path, String query, Version answer) {
                    return answer.value().equals(query) ? "" : "this is not " + query;
                }
            };
        }
    }

    @Flaw(wrong = "takes v1 for v1.0.0", caughtBy = "proto/branch-becomes-a-version PROTO-014")
    public static final class FillsUpWithZeros extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<Version> spelledOut(String query) {
                    return super.spelledOut(query).or(() -> Version.ifCanonical(query + ".0.0"));
                }
            };
        }
    }

    @Flaw(wrong = "asks for any version it is told", caughtBy = "proto/odd-names-are-refused-first PROTO-015")
    public static final class AsksForAnyVersion extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String queryProblem(String query) {
                    return "";
                }
            };
        }
    }

    @Flaw(wrong = "reads lines of a list to the letter", caughtBy = "proto/lists-are-read-leniently PROTO-016")
    public static final class ReadsListsToTheLetter extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<Version> listed(String line) {
                    return Version.ifCanonical(line);
                }
            };
        }
    }

    @Flaw(wrong = "takes pseudo-versions for tags", caughtBy = "proto/lists-are-read-leniently PROTO-017")
    public static final class TakesPseudoVersionsForTags extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isTag(Version version) {
                    return true;
                }
            };
        }
    }

    @Flaw(
            wrong = "gives up a list for one line",
            caughtBy = {"proto/odd-line-spoils-no-list PROTO-018", "proto/lists-are-read-leniently PROTO-016"})
    public static final class GivesUpOddLists extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<Version> listed(String line) {
                    return Optional.of(Version.of(line.strip()));
                }
            };
        }
    }

    @Flaw(
            wrong = "takes the highest version, be it a release or not",
            caughtBy = "proto/latest-prefers-releases PROTO-019")
    public static final class TakesPrereleases extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<Version> highest(List<Version> tagged) {
                    return tagged.stream().reduce((lower, higher) -> higher);
                }
            };
        }
    }

    @Flaw(wrong = "takes the oldest of pseudo-versions", caughtBy = "proto/latest-prefers-releases PROTO-020")
    public static final class TakesTheOldest extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<Version> newest(List<Version> pseudo) {
                    return pseudo.stream().min(Comparator.naturalOrder());
                }
            };
        }
    }

    @Flaw(
            wrong = "answers v0.0.0 when it finds no latest version",
            caughtBy = "proto/latest-prefers-releases PROTO-021")
    public static final class MakesUpVersions extends ReferenceProvider {
        @Override
        public Fetcher open(Surroundings surroundings) {
            Fetcher right = super.open(surroundings);
            return request -> {
                FetchResult result = right.fetch(request);
                boolean none = request.operation() == Operation.LATEST && result.outcome() == Outcome.NOT_FOUND;
                return none ? new FetchResult(Outcome.FETCHED, result.attempts(), List.of("v0.0.0"), "") : result;
            };
        }
    }

    @Flaw(
            wrong = "follows no redirect",
            caughtBy = {"proto/redirects-are-followed PROTO-022", "proto/redirected-absence-is-absence PROTO-024"},
            alsoShowsIn = {"auth/redirect-takes-no-password-along", "auth/redirect-takes-no-field-along"})
    public static final class FollowsNoRedirect extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean follows(URI from, URI to, int redirectsBefore) {
                    return false;
                }
            };
        }
    }

    @Flaw(wrong = "follows redirects in circles", caughtBy = "proto/redirects-have-bounds PROTO-023")
    public static final class FollowsCircles extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean follows(URI from, URI to, int redirectsBefore) {
                    return redirectsBefore < 50 && super.follows(from, to, 0);
                }
            };
        }
    }

    @Flaw(
            wrong = "takes a redirect to any scheme for one to http",
            caughtBy = "proto/redirects-have-bounds PROTO-025",
            alsoShowsIn = {"auth/redirect-takes-no-password-along", "auth/redirect-takes-no-field-along"})
    public static final class TakesEverySchemeForHttp extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<HttpUrl> target(HttpUrl from, String location) {
                    return super.target(from, location.replaceFirst("^[a-z]+://", "http://"));
                }
            };
        }
    }

    @Flaw(wrong = "refuses an answer for its Content-Type", caughtBy = "proto/forms-of-http PROTO-026")
    public static final class InsistsOnTypes extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean acceptsType(Part part, String contentType) {
                    return part == Part.DISCOVERY || !contentType.startsWith("text/html");
                }
            };
        }
    }

    @Flaw(wrong = "offers gzip and does not undo it", caughtBy = "proto/forms-of-http PROTO-027")
    public static final class KeepsWhatIsCompressed extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String encodings() {
                    return "gzip";
                }
            };
        }
    }

    @Flaw(
            wrong = "takes an answer that does not say its length for a broken one",
            caughtBy = "proto/forms-of-http PROTO-028",
            alsoShowsIn = "retry/cut-zip-is-fetched-again")
    public static final class InsistsOnLengths extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isSensible(List<String> lengths) {
                    return !lengths.isEmpty() && super.isSensible(lengths);
                }
            };
        }
    }

    @Flaw(wrong = "believes one of two lengths", caughtBy = "proto/nonsense-is-never-data PROTO-029")
    public static final class BelievesOneOfTwoLengths extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isSensible(List<String> lengths) {
                    return true;
                }
            };
        }
    }

    @Flaw(wrong = "takes a missing file for an outage", caughtBy = "proto/files-are-a-proxy PROTO-030")
    public static final class TakesMissingFilesForOutages extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOfMissingFile() {
                    return FailureClass.TRANSIENT;
                }
            };
        }
    }

    @Flaw(wrong = "tidies a go.mod before it keeps it", caughtBy = "proto/mod-is-kept-as-served PROTO-031")
    public static final class TidiesGoMods extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public byte[] toKeep(Part part, byte[] body) {
                    String text = new String(body, StandardCharsets.UTF_8);
                    return part == Part.MOD ? text.replaceAll(" +\n", "\n").getBytes(StandardCharsets.UTF_8) : body;
                }
            };
        }
    }

    @Flaw(wrong = "takes anything for a go.mod", caughtBy = "proto/web-page-is-no-go-mod PROTO-032")
    public static final class TakesAnyGoMod extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String goModProblem(byte[] body) {
                    return "";
                }
            };
        }
    }

    @Flaw(wrong = "does not compare the go.mod in a zip", caughtBy = "proto/other-go-mod-in-zip-is-told PROTO-033")
    public static final class ComparesNoGoMods extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String goModDifference(ModuleVersion module, byte[] inZip, byte[] served) {
                    return "";
                }
            };
        }
    }
}
