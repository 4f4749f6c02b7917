package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.git.SshAddress;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.GoImport;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.reference.SshEnd;
import java.util.Optional;

/** What fetchers get wrong about repositories over SSH. */
public final class SshFlaws {

    private SshFlaws() {}

    @Flaw(
            wrong = "asks over HTTPS although git is configured to go by SSH",
            caughtBy = "priv/key-opens-the-host VCS-017",
            alsoShowsIn = {
                "priv/wrong-key-fails",
                "priv/refused-port-fails",
                "priv/silent-port-fails",
                "vcs/blocked-ssh-falls-back-to-https",
                "vcs/silent-ssh-falls-back-to-https"
            })
    public static final class HeedsNoConfiguration extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String placed(String named, String configured) {
                    return named;
                }
            };
        }
    }

    @Flaw(wrong = "asks over HTTPS although the page names SSH", caughtBy = "priv/page-names-the-ssh-server VCS-017")
    public static final class TakesEveryPageForHttps extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public GoImport completed(GoImport tag) {
                    String url = tag.repository().replace("ssh://git@", "https://");
                    return new GoImport(tag.prefix(), tag.vcs(), url, tag.subdirectory());
                }
            };
        }
    }

    @Flaw(
            wrong = "knows no other way when the port of SSH is blocked",
            caughtBy = {"vcs/blocked-ssh-falls-back-to-https VCS-016", "vcs/silent-ssh-falls-back-to-https VCS-016"})
    public static final class KnowsNoOtherWay extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<String> overHttps(SshAddress address) {
                    return Optional.empty();
                }
            };
        }
    }

    @Flaw(
            wrong = "goes over to HTTPS when its key is turned away as well",
            caughtBy = {"priv/wrong-key-fails VCS-007", "priv/wrong-key-fails VCS-016"})
    public static final class GoesOverWhenTurnedAway extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean isBlocked(SshEnd end) {
                    return end.bytes() == 0;
                }
            };
        }
    }

    @Flaw(
            wrong = "takes \"not found\" over HTTPS for the word of a repository that it could not ask over SSH",
            caughtBy = {"priv/refused-port-fails VCS-011", "priv/silent-port-fails VCS-011"})
    public static final class TakesStrangersWordForAbsence extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOfBoth(FailureClass overHttps) {
                    return overHttps;
                }
            };
        }
    }
}
