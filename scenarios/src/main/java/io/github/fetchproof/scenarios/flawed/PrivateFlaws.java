package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;

/** What fetchers get wrong about private modules. */
public final class PrivateFlaws {

    private PrivateFlaws() {}

    @Flaw(wrong = "matches private patterns letter by letter", caughtBy = "priv/patterns-match-whole-elements PRIV-003")
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

    @Flaw(wrong = "asks proxies for private modules", caughtBy = "priv/private-is-never-asked-of-a-proxy PRIV-001")
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
}
