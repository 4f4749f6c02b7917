package io.github.fetchproof.scenarios.flawed;

import static java.util.stream.Collectors.joining;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.Login;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.resilience.Fallback;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What fetchers get wrong about passwords. */
public final class AuthFlaws {

    private static final Pattern LOGIN = Pattern.compile("//([^/@:]+):([^/@:]+)@");

    private AuthFlaws() {}

    @Flaw(
            wrong = "does not tell the password of a list entry",
            caughtBy = "auth/entry-tells-its-password AUTH-001",
            alsoShowsIn = {
                "auth/nothing-is-told-in-the-clear",
                "auth/redirect-takes-no-password-along",
                "auth/password-is-for-one-entry"
            })
    public static final class ReadsNoUserinfo extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<Login> inEntry(String user, String password) {
                    return Optional.empty();
                }
            };
        }
    }

    @Flaw(
            wrong = "asks an entry over http although it holds a password",
            caughtBy = "auth/nothing-is-told-in-the-clear AUTH-002")
    public static final class AsksInTheClear extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean asksInTheClear() {
                    return true;
                }
            };
        }
    }

    @Flaw(
            wrong = "does not look at .netrc",
            caughtBy = {"auth/netrc-is-read AUTH-003", "priv/netrc-opens-the-host AUTH-003"},
            alsoShowsIn = {
                "auth/netrc-may-run-over-lines",
                "auth/refusal-is-final",
                "auth/netrc-is-for-tls-alone",
                "sdb/lookup-tells-no-password"
            })
    public static final class IgnoresNetrc extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Map<String, Login> netrc(String text) {
                    return Map.of();
                }
            };
        }
    }

    @Flaw(wrong = "tells what .netrc has over http too", caughtBy = "auth/netrc-is-for-tls-alone AUTH-003")
    public static final class TellsOverHttp extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean sendsPassword(URI entry, URI url) {
                    return entry.getHost().equals(url.getHost()) && entry.getPort() == url.getPort();
                }
            };
        }
    }

    @Flaw(wrong = "takes each line of .netrc for an entry", caughtBy = "auth/netrc-may-run-over-lines AUTH-004")
    public static final class ReadsNetrcByLines extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Map<String, Login> netrc(String text) {
                    return super.netrc(text.lines()
                            .filter(line -> line.matches("machine.*password.*"))
                            .collect(joining("\n")));
                }
            };
        }
    }

    @Flaw(wrong = "tells every machine what .netrc has for default", caughtBy = "auth/default-is-for-nobody AUTH-004")
    public static final class HeedsDefault extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<Login> ofMachine(Map<String, Login> logins, String machine) {
                    return super.ofMachine(logins, machine).or(() -> super.ofMachine(logins, ""));
                }
            };
        }
    }

    @Flaw(
            wrong = "tells the password to whomever it is redirected to",
            caughtBy = "auth/redirect-takes-no-password-along AUTH-007",
            alsoShowsIn = {"auth/netrc-is-for-tls-alone"})
    public static final class TakesPasswordAlong extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean sendsPassword(URI entry, URI url) {
                    return true;
                }
            };
        }
    }

    @Flaw(wrong = "tells all entries the password of the first", caughtBy = "auth/password-is-for-one-entry AUTH-009")
    public static final class TellsAllEntriesOnePassword extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<Login> inEntry(String user, String password) {
                    return LOGIN.matcher(settings.goproxy())
                            .results()
                            .findFirst()
                            .map(found -> new Login(found.group(1), found.group(2)));
                }
            };
        }
    }

    @Flaw(wrong = "reads no Docker-style config.json", caughtBy = "auth/docker-config-is-read AUTH-009")
    public static final class ReadsNoDockerConfig extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Map<String, Login> dockerConfig(String json) {
                    return Map.of();
                }
            };
        }
    }

    @Flaw(
            wrong = "tells a machine the first password of any",
            caughtBy = {
                "auth/machine-has-its-own-password AUTH-009",
                "auth/docker-config-is-read AUTH-009",
                "sdb/lookup-tells-no-password SDB-022"
            },
            alsoShowsIn = "auth/default-is-for-nobody")
    public static final class TellsAnyPassword extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<Login> ofMachine(Map<String, Login> logins, String machine) {
                    return logins.values().stream().findFirst();
                }
            };
        }
    }

    @Flaw(
            wrong = "says its GOPROXY list with every failure",
            caughtBy = "auth/password-is-never-said AUTH-010",
            alsoShowsIn = "net/errors-say-what-where-and-why")
    public static final class SaysItsList extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public String told(URI url, String why) {
                    return super.told(url, why) + " (GOPROXY=" + settings.goproxy() + ")";
                }
            };
        }
    }

    @Flaw(
            wrong = "asks again when a password is refused",
            caughtBy = {
                "auth/refusal-is-final AUTH-014",
                "auth/token-for-something-else-is-final AUTH-014",
                "vcs/nobody-is-asked-for-a-password VCS-007",
                "priv/without-netrc-git-does-not-ask VCS-007"
            },
            alsoShowsIn = {"retry/403-is-final", "retry/definite-answers-are-final"})
    public static final class AsksAgainWhenRefused extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean mayAskAgain(FailureClass failure) {
                    return failure == FailureClass.UNAUTHORIZED || super.mayAskAgain(failure);
                }
            };
        }
    }

    @Flaw(
            wrong = "goes on after a comma when a password is refused",
            caughtBy = {"auth/refusal-is-final AUTH-011", "auth/token-for-something-else-is-final AUTH-011"},
            alsoShowsIn = {"list/comma-stops-on-every-other-status", "list/separator-after-the-failure-counts"})
    public static final class GoesOnWhenRefused extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public OptionalInt next(Fallback list, int index, FailureClass failure) {
                    boolean refused = failure == FailureClass.UNAUTHORIZED;
                    return super.next(list, index, refused ? FailureClass.NOT_FOUND : failure);
                }
            };
        }
    }
}
