package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** What fetchers get wrong about the programs of GOAUTH. */
public final class HelperFlaws {

    private HelperFlaws() {}

    @Flaw(
            wrong = "does not tell what the programs of GOAUTH print",
            caughtBy = "auth/helper-is-asked AUTH-012",
            alsoShowsIn = {
                "auth/expired-token-is-renewed",
                "auth/helpers-word-is-for-its-url",
                "auth/redirect-takes-no-field-along",
                "auth/token-for-something-else-is-final",
                "auth/helpers-word-is-for-tls-alone"
            })
    public static final class AsksNoHelper extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Headers ofPrefix(Map<String, Headers> told, HttpUrl url) {
                    return Headers.of();
                }
            };
        }
    }

    @Flaw(wrong = "never asks the programs of GOAUTH again", caughtBy = "auth/expired-token-is-renewed AUTH-012")
    public static final class RenewsNoToken extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean asksWhatElseToTell(int status) {
                    return false;
                }
            };
        }
    }

    @Flaw(
            wrong = "tells everybody what a program of GOAUTH printed",
            caughtBy = {"auth/helpers-word-is-for-its-url AUTH-009", "auth/redirect-takes-no-field-along AUTH-013"})
    public static final class TellsEverybody extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Headers ofPrefix(Map<String, Headers> told, HttpUrl url) {
                    return told.values().stream().findFirst().orElse(Headers.of());
                }
            };
        }
    }

    @Flaw(
            wrong = "tells over http what a program of GOAUTH printed",
            caughtBy = "auth/helpers-word-is-for-tls-alone AUTH-013")
    public static final class TellsHelpersWordInTheClear extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean mayBeTold(HttpUrl url) {
                    return true;
                }
            };
        }
    }
}
