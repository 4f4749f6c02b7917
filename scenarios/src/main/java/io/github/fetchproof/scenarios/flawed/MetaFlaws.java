package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.GoImport;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.resilience.Fallback;
import java.util.List;
import java.util.Optional;

/** What fetchers get wrong about pages that say where repositories are. */
public final class MetaFlaws {

    private MetaFlaws() {}

    @Flaw(
            wrong = "asks for the page of a module without its major version",
            caughtBy = "meta/page-of-the-whole-path-is-asked META-001")
    public static final class AsksForThePageWithoutTheVersion extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String pageOf(String path) {
                    return path.replaceFirst("/v[0-9]+$", "");
                }
            };
        }
    }

    @Flaw(wrong = "reads no page but one of status 200", caughtBy = "meta/status-counts-for-nothing META-002")
    public static final class ReadsGoodPagesAlone extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean believesRefusals() {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "says of a page without a tag that there is no such module",
            caughtBy = "meta/what-is-wrong-with-a-page-is-told META-003")
    public static final class TakesNoTagForNoModule extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String noTag(String path) {
                    return "there is no such module";
                }
            };
        }
    }

    @Flaw(wrong = "heeds tags wherever they stand in a page", caughtBy = "meta/only-the-head-counts META-004")
    public static final class ReadsThroughTheBody extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<GoImport> imports(String html) {
                    return GoImport.anywhere(html);
                }
            };
        }
    }

    @Flaw(
            wrong = "heeds no tag in a page with one that it does not understand",
            caughtBy = "meta/tags-of-another-form-are-passed-over META-005")
    public static final class StumblesOverTags extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<GoImport> imports(String html) {
                    List<GoImport> read = super.imports(html);
                    return html.split("go-import", -1).length - 1 > read.size() ? List.of() : read;
                }
            };
        }
    }

    @Flaw(wrong = "matches prefixes letter by letter", caughtBy = "meta/prefix-ends-with-an-element META-006")
    public static final class MatchesPrefixesByLetters extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isAbout(GoImport tag, String path) {
                    return path.startsWith(tag.prefix());
                }
            };
        }
    }

    @Flaw(wrong = "believes a page that speaks for a shorter path", caughtBy = "meta/prefix-must-say-the-same META-007")
    public static final class BelievesAnyPage extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean agree(GoImport tag, GoImport ofPrefix) {
                    return true;
                }
            };
        }
    }

    @Flaw(
            wrong = "takes the first of several tags",
            caughtBy = {"meta/two-repositories-are-no-answer META-008", "meta/proxy-goes-before-repositories META-008"})
    public static final class TakesTheFirstTag extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<GoImport> choose(List<GoImport> about) {
                    return about.stream().findFirst();
                }
            };
        }
    }

    @Flaw(
            wrong = "takes a module proxy for a version control system",
            caughtBy = "meta/mod-means-a-proxy META-009",
            alsoShowsIn = "meta/proxy-goes-before-repositories")
    public static final class KnowsNoProxies extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean asksNamedProxies() {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "makes a URL of a repository that lacks its scheme",
            caughtBy = "meta/repository-must-have-a-scheme META-010")
    public static final class CompletesUrls extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public GoImport completed(GoImport tag) {
                    return tag.repository().contains("://")
                            ? tag
                            : new GoImport(tag.prefix(), tag.vcs(), "https://" + tag.repository(), tag.subdirectory());
                }
            };
        }
    }

    @Flaw(wrong = "takes a system that it does not know for git", caughtBy = "meta/unknown-system-is-an-error META-011")
    public static final class TakesEverythingForGit extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public GoImport completed(GoImport tag) {
                    return tag.isProxy()
                            ? tag
                            : new GoImport(tag.prefix(), "git", tag.repository(), tag.subdirectory());
                }
            };
        }
    }

    @Flaw(wrong = "fetches from repositories without TLS", caughtBy = "meta/insecure-repositories-are-refused META-012")
    public static final class FetchesInTheOpen extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String repositoryProblem(GoImport tag) {
                    return tag.repository().startsWith("http://") ? "" : super.repositoryProblem(tag);
                }
            };
        }
    }

    @Flaw(
            wrong = "asks for a page without TLS when it cannot be had with it",
            caughtBy = "meta/pages-are-read-over-tls-alone META-013",
            alsoShowsIn = {"meta/what-is-wrong-with-a-page-is-told", "meta/error-of-the-host-is-reported"})
    public static final class ReadsPagesInTheOpen extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<String> schemes(String path) {
                    return List.of("https", "http");
                }
            };
        }
    }

    @Flaw(
            wrong = "verifies the hosts of pages that GOINSECURE names",
            caughtBy = "meta/goinsecure-believes-any-certificate-of-a-page META-014")
    public static final class VerifiesInsecurePages extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean believesAnyCertificate(String path) {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "asks for pages that GOINSECURE names with TLS alone",
            caughtBy = "meta/goinsecure-asks-without-tls-in-the-end META-014")
    public static final class NeverReadsPagesInTheOpen extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<String> schemes(String path) {
                    return List.of("https");
                }
            };
        }
    }

    @Flaw(wrong = "completes a tag that is cut", caughtBy = "meta/cut-page-is-no-guess META-018")
    public static final class CompletesTags extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<GoImport> imports(String html) {
                    return super.imports(html + "\">");
                }
            };
        }
    }

    @Flaw(
            wrong = "asks for a page though the path names the repository",
            caughtBy = "meta/path-may-name-the-repository META-019")
    public static final class SeesNoRepositoryInPaths extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<GoImport> named(ModulePath path) {
                    return Optional.empty();
                }
            };
        }
    }

    @Flaw(
            wrong = "reports what the proxy said in place of what the host of the module did",
            caughtBy = "meta/error-of-the-host-is-reported META-020")
    public static final class ReportsTheProxy extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public int toReport(Fallback list, List<FailureClass> failures) {
                    boolean direct = list.entries().get(failures.size() - 1).kind() == Fallback.Kind.DIRECT;
                    return direct ? 0 : super.toReport(list, failures);
                }
            };
        }
    }

    @Flaw(wrong = "heeds no page that is not whole", caughtBy = "meta/what-follows-the-tag-does-not-matter META-021")
    public static final class WantsWholePages extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<GoImport> imports(String html) {
                    return html.contains("</html>") ? super.imports(html) : List.of();
                }
            };
        }
    }

    @Flaw(
            wrong = "asks for a page as often as it is needed",
            caughtBy = "meta/page-of-the-prefix-is-asked-once META-022")
    public static final class ForgetsPages extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean remembersPages() {
                    return false;
                }
            };
        }
    }
}
