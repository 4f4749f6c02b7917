package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.fakes.gomod.ModuleSource;
import io.github.fetchproof.fakes.gomod.PseudoVersion;
import io.github.fetchproof.fakes.gomod.SourceTree;
import io.github.fetchproof.fakes.gomod.Version;
import io.github.fetchproof.harness.git.Advertisement;
import io.github.fetchproof.harness.git.Pack;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What fetchers get wrong about git repositories. */
public final class VcsFlaws {

    private VcsFlaws() {}

    @Flaw(
            wrong = "takes the newest commit for every version",
            caughtBy = "vcs/tag-is-the-version VCS-001",
            alsoShowsIn = "meta/page-of-the-prefix-is-asked-once")
    public static final class TakesTheNewestCommit extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<String> tagged(Advertisement refs, String tag) {
                    return super.tagged(refs, tag).flatMap(there -> refs.id("HEAD"));
                }
            };
        }
    }

    @Flaw(
            wrong = "looks for the tags of a directory as if it were the root",
            caughtBy = "vcs/directory-has-tags-of-its-own VCS-001",
            alsoShowsIn = "vcs/only-files-of-the-module-count")
    public static final class KnowsNoDirectories extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String tag(ModuleSource source, Version version) {
                    return version.value();
                }
            };
        }
    }

    @Flaw(
            wrong = "takes a major version in the path for a directory",
            caughtBy = "vcs/major-version-is-in-the-path VCS-001",
            alsoShowsIn = {"meta/page-of-the-whole-path-is-asked", "meta/page-of-the-prefix-is-asked-once"})
    public static final class LooksForTagsOfMajorVersions extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String tag(ModuleSource source, Version version) {
                    String major = source.path().majorSuffix();
                    return major.isEmpty() ? super.tag(source, version) : major.substring(1) + "/" + version;
                }
            };
        }
    }

    @Flaw(
            wrong = "takes the newest commit for a version without a tag",
            caughtBy = "vcs/missing-tag-is-not-found VCS-002")
    public static final class StandsInForMissingTags extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<String> tagged(Advertisement refs, String tag) {
                    return super.tagged(refs, tag).or(() -> refs.id("HEAD"));
                }
            };
        }
    }

    @Flaw(
            wrong = "looks at nothing but the commit of a pseudo-version",
            caughtBy = "vcs/pseudo-version-is-that-of-its-commit VCS-003")
    public static final class LooksAtTheCommitAlone extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String pseudoProblem(
                        PseudoVersion version, ModuleSource source, Pack.Commit commit, Map<String, String> tags) {
                    return "";
                }
            };
        }
    }

    @Flaw(
            wrong = "counts commits as if there were no tag before them",
            caughtBy = "vcs/branch-gives-a-pseudo-version VCS-004")
    public static final class SeesNoTagBefore extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Version pseudo(
                        ModuleSource source, Collection<String> tags, SourceTree tree, Instant committed, String id) {
                    return super.pseudo(source, List.of(), tree, committed, id);
                }
            };
        }
    }

    @Flaw(
            wrong = "takes vendored packages for the module's own",
            caughtBy = "vcs/only-files-of-the-module-count VCS-005")
    public static final class TakesVendoredPackages extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Map<String, byte[]> files(ModuleSource source, SourceTree tree) {
                    Map<String, byte[]> files = new TreeMap<>(tree.files());
                    files.keySet().removeIf(name -> !name.startsWith("vendor/"));
                    files.putAll(super.files(source, tree));
                    return files;
                }
            };
        }
    }

    @Flaw(
            wrong = "leaves out what .gitattributes keeps out of exports",
            caughtBy = "vcs/proxy-and-repository-give-the-same VCS-006")
    public static final class HeedsExportAttributes extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Map<String, byte[]> files(ModuleSource source, SourceTree tree) {
                    Map<String, byte[]> files = new TreeMap<>(super.files(source, tree));
                    files.keySet().removeIf(name -> files.containsKey(".gitattributes") && name.equals("n.go"));
                    return files;
                }
            };
        }
    }

    @Flaw(wrong = "fetches the whole history of a repository", caughtBy = "vcs/one-commit-is-enough VCS-008")
    public static final class FetchesHistories extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public int depth() {
                    return 0;
                }
            };
        }
    }

    @Flaw(wrong = "does not heed GOVCS", caughtBy = "vcs/policy-comes-first VCS-010")
    public static final class KnowsNoPolicy extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean allows(String path, String vcs) {
                    return true;
                }
            };
        }
    }

    @Flaw(
            wrong = "takes a web page in the place of a repository for the lack of a version",
            caughtBy = "vcs/sign-in-page-is-not-absence VCS-012")
    public static final class TakesWebPagesForAbsence extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOfForeignPage() {
                    return FailureClass.NOT_FOUND;
                }
            };
        }
    }

    @Flaw(
            wrong = "takes a repository that sends something damaged for one that lacks the version",
            caughtBy = "vcs/outage-is-not-absence VCS-011")
    public static final class TakesDamageForAbsence extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOfDamage() {
                    return FailureClass.NOT_FOUND;
                }
            };
        }
    }
}
