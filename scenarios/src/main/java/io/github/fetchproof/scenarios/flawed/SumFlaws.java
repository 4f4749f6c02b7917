package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.fakes.gomod.GoSum;
import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.Part;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.resilience.Fallback;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What fetchers get wrong about go.sum. */
public final class SumFlaws {

    private SumFlaws() {}

    @Flaw(
            wrong = "takes any hash",
            caughtBy = {
                "sum/forged-zip-is-refused SUM-002",
                "sum/mismatch-does-not-lead-on LIST-009",
                "sum/forged-go-mod-is-refused SUM-003",
                "sum/mismatch-is-not-tried-again SUM-012",
                "sdb/other-hash-is-refused SDB-012",
                "vcs/moved-tag-is-noticed SDB-012"
            },
            alsoShowsIn = {
                "cache/damaged-go-mod-is-fetched-again",
                "net/cuts-without-a-length-are-found-out",
                "sum/mismatch-leaves-no-temporary-file"
            })
    public static final class IgnoresGoSum extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean matches(Hash1 actual, List<String> listed) {
                    return true;
                }
            };
        }
    }

    @Flaw(wrong = "asks the next source when a hash differs", caughtBy = "sum/mismatch-does-not-lead-on LIST-009")
    public static final class MismatchLeadsOn extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public OptionalInt next(Fallback list, int index, FailureClass failure) {
                    return super.next(
                            list, index, failure == FailureClass.INTEGRITY ? FailureClass.NOT_FOUND : failure);
                }
            };
        }
    }

    @Flaw(wrong = "fetches the wrong bytes again and again", caughtBy = "sum/mismatch-is-not-tried-again SUM-012")
    public static final class RetriesMismatches extends ReferenceProvider {
        @Override
        public Fetcher open(Surroundings surroundings) {
            Fetcher right = super.open(surroundings);
            return request -> {
                FetchResult result = right.fetch(request);
                for (int again = 0; again < 3 && result.outcome() == Outcome.INTEGRITY; again++) {
                    result = right.fetch(request);
                }
                return result;
            };
        }
    }

    @Flaw(
            wrong = "heeds what go.sum lists for zips, not for go.mod files",
            caughtBy = {
                "sum/forged-go-mod-is-refused SUM-002",
                "sum/forged-go-mod-is-refused SUM-003",
                "net/cuts-without-a-length-are-found-out NET-004"
            },
            alsoShowsIn = "sum/go-sum-needs-no-checksum-database")
    public static final class NeverChecksGoMods extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<String> listed(GoSum sums, ModuleVersion module, Part part) {
                    return part == Part.MOD ? List.of() : super.listed(sums, module, part);
                }
            };
        }
    }

    @Flaw(
            wrong = "holds a zip against the line of its go.mod when it has none of its own",
            caughtBy = "sum/zip-and-go-mod-have-lines-of-their-own SUM-005",
            alsoShowsIn = {"sum/line-of-an-empty-go-mod-is-dropped"})
    public static final class MixesUpLines extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<String> listed(GoSum sums, ModuleVersion module, Part part) {
                    List<String> own = super.listed(sums, module, part);
                    return own.isEmpty() ? sums.goModHashes(module) : own;
                }
            };
        }
    }

    @Flaw(
            wrong = "wants the checksum database to confirm what go.sum lists",
            caughtBy = "sum/go-sum-needs-no-checksum-database SUM-004")
    public static final class AlwaysWantsTheDatabase extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean needsSumDatabase(ModulePath path, boolean listed) {
                    return super.needsSumDatabase(path, false);
                }
            };
        }
    }

    @Flaw(
            wrong = "takes a hash of an unknown algorithm for another hash",
            caughtBy = "sum/unknown-algorithms-are-said SUM-006")
    public static final class TakesUnknownForWrong extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isKnown(String hash) {
                    return true;
                }
            };
        }
    }

    @Flaw(wrong = "skips lines of go.sum that it cannot read", caughtBy = "sum/malformed-line-is-refused SUM-007")
    public static final class SkipsMalformedLines extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public GoSum goSum(String text) {
                    return super.goSum(text.lines()
                            .filter(line -> line.strip().split("\\s+").length == 3)
                            .collect(Collectors.joining("\n")));
                }
            };
        }
    }

    @Flaw(
            wrong = "holds a go.mod against the hash of an empty file",
            caughtBy = "sum/line-of-an-empty-go-mod-is-dropped SUM-014")
    public static final class BelievesEmptyGoMods extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public GoSum goSum(String text) {
                    return new GoSum(text.lines()
                            .map(line -> line.split(" ", -1))
                            .map(field -> new GoSum.Line(field[0], field[1], field[2]))
                            .toList());
                }
            };
        }
    }

    @Flaw(
            wrong = "never removes a temporary file",
            caughtBy = "sum/mismatch-leaves-no-temporary-file SUM-011",
            alsoShowsIn = "conc/interrupted-fetch-is-mended")
    public static final class LeavesTemporaryFiles extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean removesTemporaryFiles() {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "keeps its warnings to itself",
            caughtBy = "sum/unknown-algorithms-are-said SUM-006",
            alsoShowsIn = {"list/mixed-sources-are-told", "proto/other-go-mod-in-zip-is-told"})
    public static final class SaysNothing extends ReferenceProvider {
        @Override
        public Fetcher open(Surroundings surroundings) {
            Fetcher right = super.open(surroundings);
            return request -> {
                FetchResult result = right.fetch(request);
                return result.outcome() == Outcome.FETCHED
                        ? new FetchResult(result.outcome(), result.attempts(), result.answers(), "")
                        : result;
            };
        }
    }
}
