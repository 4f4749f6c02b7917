package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.ZipRule;
import io.github.fetchproof.fakes.gomod.ZipRules;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import java.util.List;

/** What fetchers get wrong about module zips. */
public final class ZipFlaws {

    private ZipFlaws() {}

    @Flaw(
            wrong = "looks at no name and no size in a zip",
            caughtBy = {
                "zip/foreign-entries-are-refused ZIP-001",
                "zip/names-that-escape-are-refused ZIP-002",
                "zip/names-that-collide-are-refused ZIP-003",
                "zip/misplaced-go-mod-is-refused ZIP-004",
                "zip/names-not-allowed-everywhere-are-refused ZIP-005"
            },
            alsoShowsIn = {
                "lim/bombs-are-refused",
                "lim/large-go-mod-and-license-are-refused",
                "zip/refused-zip-does-not-poison-the-cache"
            })
    public static final class LooksAtNoNames extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<ZipRules.Problem> problems(ModuleVersion module, List<ZipRules.Entry> entries) {
                    return List.of();
                }
            };
        }
    }

    @Flaw(
            wrong = "gives files their final names before it looks at them",
            caughtBy = {
                "zip/damaged-zips-are-fetched-again ZIP-009",
                "sum/forged-zip-is-refused SUM-001",
                "sum/forged-go-mod-is-refused SUM-001"
            },
            alsoShowsIn = {
                "list/pipe-goes-on-after-a-bad-zip",
                "list/pipe-goes-on-after-every-broken-answer",
                "net/cuts-without-a-length-are-found-out",
                "proto/bad-info-is-refused",
                "proto/web-page-is-no-go-mod",
                "sum/mismatch-does-not-lead-on",
                "sum/mismatch-is-not-tried-again",
                "sum/mismatch-leaves-no-temporary-file",
                "sdb/other-hash-is-refused"
            })
    public static final class KeepsBeforeItLooks extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean verifiesBeforeCommit() {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "reports success for a zip that it has refused",
            caughtBy = "zip/names-not-allowed-everywhere-are-refused SUM-013",
            alsoShowsIn = {
                "lim/bombs-are-refused",
                "lim/large-go-mod-and-license-are-refused",
                "zip/damaged-zips-are-fetched-again",
                "zip/foreign-entries-are-refused",
                "zip/junk-around-the-archive-is-refused",
                "zip/misplaced-go-mod-is-refused",
                "zip/names-that-collide-are-refused",
                "zip/names-that-escape-are-refused",
                "zip/refused-zip-does-not-poison-the-cache"
            })
    public static final class HidesRefusedZips extends ReferenceProvider {
        @Override
        public Fetcher open(Surroundings surroundings) {
            Fetcher right = super.open(surroundings);
            return request -> {
                FetchResult result = right.fetch(request);
                boolean refused = result.message().contains("was refused");
                return refused ? new FetchResult(Outcome.FETCHED, result.attempts(), List.of(), "") : result;
            };
        }
    }

    @Flaw(
            wrong = "remembers for ever that a zip was refused",
            caughtBy = "zip/refused-zip-does-not-poison-the-cache ZIP-010",
            alsoShowsIn = {"list/comma-stops-on-every-broken-answer"})
    public static final class RemembersRefusals extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean remembers(FailureClass failure) {
                    return failure == FailureClass.INVALID;
                }
            };
        }
    }

    @Flaw(wrong = "takes whatever surrounds an archive", caughtBy = "zip/junk-around-the-archive-is-refused ZIP-011")
    public static final class TakesJunkAroundZips extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean refusesJunkAroundZips() {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "wants the files of a zip in the order of their names",
            caughtBy = "zip/odd-but-right-archives-are-accepted ZIP-012")
    public static final class WantsFilesInOrder extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<ZipRules.Problem> problems(ModuleVersion module, List<ZipRules.Entry> entries) {
                    List<String> names =
                            entries.stream().map(ZipRules.Entry::name).toList();
                    return names.equals(names.stream().sorted().toList())
                            ? super.problems(module, entries)
                            : List.of(new ZipRules.Problem(ZipRule.NAME, "", "out of order"));
                }
            };
        }
    }

    @Flaw(
            wrong = "refuses a zip with a vendor directory",
            caughtBy = {"zip/odd-but-right-archives-are-accepted ZIP-008", "zip/tree-is-of-plain-files ZIP-008"})
    public static final class RefusesVendored extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<ZipRules.Problem> problems(ModuleVersion module, List<ZipRules.Entry> entries) {
                    return entries.stream().noneMatch(entry -> entry.name().contains("/vendor/"))
                            ? super.problems(module, entries)
                            : List.of(new ZipRules.Problem(ZipRule.NAME, "vendor", "vendored"));
                }
            };
        }
    }

    @Flaw(
            wrong = "refuses a zip with an entry for a directory",
            caughtBy = "zip/odd-but-right-archives-are-accepted ZIP-007")
    public static final class RefusesDirectories extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<ZipRules.Problem> problems(ModuleVersion module, List<ZipRules.Entry> entries) {
                    return entries.stream().noneMatch(entry -> entry.name().endsWith("/"))
                            ? super.problems(module, entries)
                            : List.of(new ZipRules.Problem(ZipRule.NAME, "", "a directory"));
                }
            };
        }
    }

    @Flaw(
            wrong = "lets everybody write to what it extracts",
            caughtBy = {"zip/tree-is-of-plain-files ZIP-006", "cache/tree-is-read-only CACHE-012"})
    public static final class LeavesTreesWritable extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String permissions(boolean directory) {
                    return "rwxrwxrwx";
                }
            };
        }
    }
}
