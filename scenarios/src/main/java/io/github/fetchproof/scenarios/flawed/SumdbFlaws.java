package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.fakes.gomod.GoSum;
import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.sumdb.Hash;
import io.github.fetchproof.fakes.sumdb.Lookup;
import io.github.fetchproof.fakes.sumdb.Note;
import io.github.fetchproof.fakes.sumdb.TreeTiles;
import io.github.fetchproof.fakes.sumdb.VerifierKey;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import java.util.Optional;
import java.util.stream.Collectors;

/** What fetchers get wrong about a checksum database. */
public final class SumdbFlaws {

    private SumdbFlaws() {}

    @Flaw(
            wrong = "takes what go.sum does not list as it comes",
            caughtBy = "sdb/unlisted-module-is-looked-up SDB-001",
            alsoShowsIn = {
                "sdb/other-hash-is-refused",
                "sdb/lookup-tells-no-password",
                "vcs/moved-tag-is-noticed",
                "sdb/proxy-stands-in",
                "sdb/absent-at-proxies-means-itself",
                "sdb/proxy-that-cannot-say-ends-it",
                "sdb/pipe-goes-on-to-the-next-proxy",
                "sdb/chosen-proxy-is-kept",
                "sdb/broken-setting-accepts-nothing",
                "sdb/signature-must-be-the-keys",
                "sdb/record-must-be-proven",
                "sdb/record-of-another-module-proves-nothing",
                "sdb/lines-beside-the-record-count-for-nothing",
                "sdb/lines-to-come-do-no-harm",
                "sdb/tiles-of-another-tree-are-refused",
                "sdb/every-tile-is-held-against-its-parent",
                "sdb/answers-that-are-none-are-refused",
                "sdb/fork-is-refused",
                "sdb/older-tree-is-no-news",
                "sdb/full-tile-stands-in",
                "sdb/nothing-is-accepted-without-it",
                "sdb/silence-is-bounded",
                "sdb/passing-trouble-is-tried-again",
                "sdb/lookup-is-case-encoded"
            })
    public static final class NeverLooksUp extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean needsSumDatabase(ModulePath path, boolean listed) {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "asks proxies for the database in spite of a URL",
            caughtBy = "sdb/unlisted-module-is-looked-up SDB-007")
    public static final class AsksProxiesAllTheSame extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean asksProxiesForDatabase(boolean urlGiven) {
                    return true;
                }
            };
        }
    }

    @Flaw(
            wrong = "knows no proxy that stands in for the database",
            caughtBy = "sdb/proxy-stands-in SDB-002",
            alsoShowsIn = {
                "sdb/absent-at-proxies-means-itself",
                "sdb/proxy-that-cannot-say-ends-it",
                "sdb/pipe-goes-on-to-the-next-proxy",
                "sdb/chosen-proxy-is-kept"
            })
    public static final class AsksNoProxy extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean asksProxiesForDatabase(boolean urlGiven) {
                    return false;
                }
            };
        }
    }

    @Flaw(wrong = "wants a proxy to stand in for the database", caughtBy = "sdb/absent-at-proxies-means-itself SDB-003")
    public static final class NeverAsksTheDatabaseItself extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean goesToDatabaseItself(FailureClass last) {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "asks the database itself whatever is wrong with the proxies",
            caughtBy = "sdb/proxy-that-cannot-say-ends-it SDB-004")
    public static final class GoesAroundAProxyThatIsDown extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean goesToDatabaseItself(FailureClass last) {
                    return true;
                }
            };
        }
    }

    @Flaw(
            wrong = "asks the database itself when the proxy that stands in for it fails",
            caughtBy = "sdb/chosen-proxy-is-kept SDB-006",
            alsoShowsIn = {"sdb/full-tile-stands-in"})
    public static final class LooksElsewhere extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean staysWhereDatabaseIs() {
                    return false;
                }
            };
        }
    }

    @Flaw(wrong = "takes a GOSUMDB it cannot read for \"off\"", caughtBy = "sdb/broken-setting-accepts-nothing SDB-008")
    public static final class TakesABrokenSettingForOff extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean needsSumDatabase(ModulePath path, boolean listed) {
                    String key = settings.sumDatabase().split(" ", 2)[0];
                    return super.needsSumDatabase(path, listed) && key.matches("[^+]+[+][0-9a-f]{8}[+].{44}");
                }
            };
        }
    }

    @Flaw(wrong = "believes trees that anybody signed", caughtBy = "sdb/signature-must-be-the-keys SDB-009")
    public static final class BelievesAnySignature extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isSigned(Note note, VerifierKey key) {
                    return true;
                }
            };
        }
    }

    @Flaw(wrong = "does not look for the record in the tree", caughtBy = "sdb/record-must-be-proven SDB-010")
    public static final class BelievesUnprovenRecords extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isProven(Hash record, Hash proven) {
                    return true;
                }
            };
        }
    }

    @Flaw(
            wrong = "does not look whose record it was given",
            caughtBy = "sdb/record-of-another-module-proves-nothing SDB-011",
            alsoShowsIn = {"sdb/lines-beside-the-record-count-for-nothing"})
    public static final class BelievesRecordsOfOthers extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public GoSum recorded(Lookup lookup, ModuleVersion module) {
                    return GoSum.parse(lookup.text());
                }
            };
        }
    }

    @Flaw(
            wrong = "takes hashes from the lines of the signed tree too",
            caughtBy = "sdb/lines-beside-the-record-count-for-nothing SDB-023")
    public static final class ReadsHashesFromTheNote extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public GoSum recorded(Lookup lookup, ModuleVersion module) {
                    String hashes = lookup.note()
                            .lines()
                            .filter(line -> line.contains(" h1:"))
                            .collect(Collectors.joining("\n"));
                    return super.recorded(lookup.withText(lookup.text() + hashes), module);
                }
            };
        }
    }

    @Flaw(
            wrong = "does not hold tiles against the signed tree",
            caughtBy = "sdb/tiles-of-another-tree-are-refused SDB-016",
            alsoShowsIn = {"sdb/every-tile-is-held-against-its-parent"})
    public static final class BelievesTilesOfAnyTree extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<String> problem(TreeTiles tiles) {
                    return Optional.empty();
                }
            };
        }
    }

    @Flaw(
            wrong = "holds only those tiles against the signed tree that its root is made of",
            caughtBy = "sdb/every-tile-is-held-against-its-parent SDB-024")
    public static final class BelievesTilesBelowTheRoot extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<String> problem(TreeTiles tiles) {
                    return tiles.problemOfRoot();
                }
            };
        }
    }

    @Flaw(wrong = "reads past text after the signatures", caughtBy = "sdb/answers-that-are-none-are-refused SDB-025")
    public static final class ReadsPastUnsignedText extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Lookup lookup(String answer) {
                    return super.lookup(answer.replaceFirst("(?s)(\n\u2014 [^\n]+\n)[^\u2014].*$", "$1"));
                }
            };
        }
    }

    @Flaw(
            wrong = "believes a tree whatever it saw before",
            caughtBy = "sdb/fork-is-refused SDB-013",
            alsoShowsIn = {"sdb/older-tree-is-no-news"})
    public static final class BelievesForks extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean distrustsForks() {
                    return false;
                }
            };
        }
    }

    @Flaw(wrong = "remembers the tree it saw last, an older one too", caughtBy = "sdb/older-tree-is-no-news SDB-014")
    public static final class ForgetsTheNewerTree extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean becomesNewest(boolean larger) {
                    return true;
                }
            };
        }
    }

    @Flaw(wrong = "gives up on a tile that is not full and gone", caughtBy = "sdb/full-tile-stands-in SDB-015")
    public static final class AsksForNoFullTile extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean asksForFullTiles() {
                    return false;
                }
            };
        }
    }

    @Flaw(wrong = "looks up what it has proven before", caughtBy = "sdb/what-was-proven-is-kept SDB-017")
    public static final class LooksUpAgain extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean usesKeptProofs() {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "accepts what it likes while the database cannot be asked",
            caughtBy = "sdb/nothing-is-accepted-without-it SDB-018",
            alsoShowsIn = {
                "sdb/proxy-that-cannot-say-ends-it",
                "sdb/chosen-proxy-is-kept",
                "sdb/broken-setting-accepts-nothing",
                "sdb/silence-is-bounded"
            })
    public static final class GoesOnWithoutTheDatabase extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean refusesUnproven(FailureClass why) {
                    return why == FailureClass.INTEGRITY;
                }
            };
        }
    }

    @Flaw(wrong = "looks up a path as it is written", caughtBy = "sdb/lookup-is-case-encoded SDB-022")
    public static final class LooksUpPlainPaths extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String lookupPath(ModuleVersion module) {
                    return "lookup/" + module;
                }
            };
        }
    }

    @Flaw(wrong = "refuses a tree with a line it does not know", caughtBy = "sdb/lines-to-come-do-no-harm SDB-023")
    public static final class RefusesLinesToCome extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isSigned(Note note, VerifierKey key) {
                    return super.isSigned(note, key) && note.text().lines().count() == 3;
                }
            };
        }
    }
}
