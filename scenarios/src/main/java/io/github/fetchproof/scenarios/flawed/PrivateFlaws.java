package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.PathPatterns;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import java.net.InetSocketAddress;
import java.util.List;

/** What fetchers get wrong about private modules. */
public final class PrivateFlaws {

    private PrivateFlaws() {}

    @Flaw(
            wrong = "matches private patterns letter by letter",
            caughtBy = "priv/patterns-match-whole-elements PRIV-003",
            alsoShowsIn = {"priv/patterns-match-from-the-left", "meta/path-may-name-the-repository"})
    public static final class MatchesPatternsByLetters extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isPrivate(ModulePath path) {
                    String shorter = path.value().substring(0, path.value().length() - "ary".length());
                    return super.isPrivate(path) || super.isPrivate(ModulePath.of(shorter));
                }
            };
        }
    }

    @Flaw(
            wrong = "asks proxies for private modules",
            caughtBy = {
                "priv/private-is-never-asked-of-a-proxy PRIV-001",
                "priv/pipes-do-not-leak-either PRIV-001",
                "priv/nothing-leaves-for-public-hosts PRIV-001",
                "priv/netrc-opens-the-host PRIV-001",
                "priv/without-netrc-the-page-is-closed PRIV-001",
                "priv/without-netrc-git-does-not-ask PRIV-001",
                "priv/key-opens-the-host PRIV-001",
                "priv/page-names-the-ssh-server PRIV-001",
                "priv/wrong-key-fails PRIV-001",
                "priv/refused-port-fails PRIV-001",
                "priv/silent-port-fails PRIV-001"
            },
            alsoShowsIn = {"priv/patterns-match-from-the-left", "priv/blanks-in-patterns-do-not-leak"})
    public static final class TellsPrivateNames extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isPrivate(ModulePath path) {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "takes what is private for private in every respect, whatever GONOPROXY says",
            caughtBy = "priv/exceptions-count-for-one-purpose PRIV-004",
            alsoShowsIn = {"sdb/excluded-modules-are-not-looked-up"})
    public static final class AnswersForBothAlike extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isPrivate(ModulePath path) {
                    return super.isPrivate(path) || settings.unlistedModules().matches(path);
                }
            };
        }
    }

    @Flaw(
            wrong = "heeds the first pattern of a list alone",
            caughtBy = {"priv/patterns-match-from-the-left PRIV-003", "priv/blanks-in-patterns-do-not-leak PRIV-005"})
    public static final class HeedsTheFirstPattern extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isPrivate(ModulePath path) {
                    List<String> patterns = settings.privateModules().patterns();
                    return new PathPatterns(patterns.subList(0, Math.min(1, patterns.size()))).matches(path);
                }
            };
        }
    }

    @Flaw(
            wrong = "wants a checksum database for private modules too",
            caughtBy = {
                "priv/exceptions-count-for-one-purpose PRIV-002",
                "priv/netrc-opens-the-host PRIV-002",
                "priv/without-netrc-the-page-is-closed PRIV-002",
                "priv/without-netrc-git-does-not-ask PRIV-002",
                "priv/key-opens-the-host PRIV-002",
                "priv/page-names-the-ssh-server PRIV-002",
                "priv/wrong-key-fails PRIV-002",
                "priv/refused-port-fails PRIV-002",
                "priv/silent-port-fails PRIV-002",
                "sdb/excluded-modules-are-not-looked-up SDB-021"
            })
    public static final class WantsEveryChecksum extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean needsSumDatabase(ModulePath path, boolean listed) {
                    return !listed && !settings.sumDatabase().equals("off");
                }
            };
        }
    }

    @Flaw(
            wrong = "looks up the host of every module, wherever it is fetched from",
            caughtBy = "priv/exceptions-count-for-one-purpose PRIV-009",
            alsoShowsIn = "list/comma-before-direct-stops-on-an-outage")
    public static final class LooksUpEveryHost extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isPrivate(ModulePath path) {
                    String host = path.value().split("/", 2)[0];
                    return super.isPrivate(path) || new InetSocketAddress(host, 443).getPort() == 0;
                }
            };
        }
    }
}
