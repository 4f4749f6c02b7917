package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.reference.Decisions;
import io.github.fetchproof.harness.reference.FailureClass;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.reference.Trouble;
import java.net.URI;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.X509TrustManager;
import okhttp3.HttpUrl;
import okhttp3.TlsVersion;

/** What fetchers get wrong about TLS. */
public final class TlsFlaws {

    private TlsFlaws() {}

    @Flaw(
            wrong = "trusts the machine's authorities alone",
            caughtBy = "tls/own-roots-are-honoured TLS-007",
            alsoShowsIn = {
                "meta/goinsecure-believes-any-certificate-of-a-page",
                "meta/goinsecure-asks-without-tls-in-the-end",
                "tls/broken-handshake-is-tried-again",
                "tls/redirect-to-plain-http-is-refused",
                "tls/versions-of-today-are-spoken",
                "sdb/absent-at-proxies-means-itself",
                "auth/entry-tells-its-password",
                "auth/netrc-is-read",
                "auth/netrc-may-run-over-lines",
                "auth/default-is-for-nobody",
                "auth/redirect-takes-no-password-along",
                "auth/password-is-for-one-entry",
                "auth/machine-has-its-own-password",
                "auth/password-is-never-said",
                "auth/helper-is-asked",
                "auth/expired-token-is-renewed",
                "auth/helpers-word-is-for-its-url",
                "auth/redirect-takes-no-field-along",
                "meta/page-of-the-whole-path-is-asked",
                "meta/status-counts-for-nothing",
                "meta/what-is-wrong-with-a-page-is-told",
                "meta/only-the-head-counts",
                "meta/tags-of-another-form-are-passed-over",
                "meta/prefix-must-say-the-same",
                "meta/proxy-goes-before-repositories",
                "meta/mod-means-a-proxy",
                "meta/redirect-out-of-tls-is-refused",
                "meta/silent-page-is-bounded",
                "meta/cut-page-is-no-guess",
                "meta/path-may-name-the-repository",
                "meta/error-of-the-host-is-reported",
                "meta/what-follows-the-tag-does-not-matter",
                "vcs/tag-is-the-version",
                "vcs/directory-has-tags-of-its-own",
                "vcs/major-version-is-in-the-path",
                "vcs/missing-tag-is-not-found",
                "vcs/pseudo-version-is-that-of-its-commit",
                "vcs/branch-gives-a-pseudo-version",
                "vcs/only-files-of-the-module-count",
                "vcs/proxy-and-repository-give-the-same",
                "vcs/nobody-is-asked-for-a-password",
                "vcs/one-commit-is-enough",
                "vcs/policy-comes-first",
                "vcs/outage-is-not-absence",
                "vcs/sign-in-page-is-not-absence",
                "vcs/silent-repository-is-bounded",
                "vcs/passing-trouble-is-tried-again",
                "vcs/cut-pack-is-fetched-again",
                "meta/page-of-the-prefix-is-asked-once",
                "meta/prefix-ends-with-an-element",
                "meta/two-repositories-are-no-answer",
                "meta/repository-must-have-a-scheme",
                "meta/unknown-system-is-an-error",
                "meta/insecure-repositories-are-refused",
                "auth/refusal-is-final",
                "auth/token-for-something-else-is-final",
                "auth/netrc-is-for-tls-alone",
                "auth/helpers-word-is-for-tls-alone",
                "priv/netrc-opens-the-host",
                "priv/without-netrc-the-page-is-closed",
                "priv/without-netrc-git-does-not-ask",
                "priv/key-opens-the-host",
                "priv/page-names-the-ssh-server",
                "priv/wrong-key-fails",
                "priv/refused-port-fails",
                "priv/silent-port-fails",
                "vcs/blocked-ssh-falls-back-to-https",
                "vcs/silent-ssh-falls-back-to-https",
                "sdb/lookup-tells-no-password",
                "auth/docker-config-is-read"
            })
    public static final class IgnoresOwnRoots extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Optional<Path> roots() {
                    return Optional.empty();
                }
            };
        }
    }

    @Flaw(
            wrong = "trusts any certificate",
            caughtBy = {
                "tls/untrusted-certificates-are-refused TLS-001",
                "meta/goinsecure-is-not-for-proxies META-016",
                "meta/goinsecure-is-not-for-repositories META-016"
            },
            alsoShowsIn = {"tls/bad-certificate-is-final", "tls/never-without-tls", "tls/pipe-goes-on-after-failed-tls"
            })
    public static final class TrustsAnyCertificate extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public X509TrustManager judge(X509TrustManager strict) {
                    return new Credulous();
                }
            };
        }
    }

    @Flaw(
            wrong = "takes any certificate of a known issuer, whoever it is for",
            caughtBy = "tls/untrusted-certificates-are-refused TLS-001")
    public static final class TrustsAnyHost extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public HostnameVerifier hostNames(HostnameVerifier strict) {
                    return (host, session) -> true;
                }
            };
        }
    }

    @Flaw(
            wrong = "takes a source with a bad certificate for one that lacks the module",
            caughtBy = {
                "tls/untrusted-certificates-are-refused LIST-003",
                "tls/untrusted-certificates-are-refused TLS-001"
            })
    public static final class TakesBadCertificatesForAbsence extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOf(Trouble trouble) {
                    return trouble == Trouble.CERTIFICATE ? FailureClass.NOT_FOUND : super.classOf(trouble);
                }
            };
        }
    }

    @Flaw(
            wrong = "takes a bad certificate for trouble of its own machine, which no other source can mend",
            caughtBy = "tls/pipe-goes-on-after-failed-tls LIST-004")
    public static final class BlamesItselfForBadCertificates extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOf(Trouble trouble) {
                    return trouble == Trouble.CERTIFICATE ? FailureClass.LOCAL : super.classOf(trouble);
                }
            };
        }
    }

    @Flaw(
            wrong = "tries again without TLS",
            caughtBy = "tls/never-without-tls TLS-002",
            alsoShowsIn = {
                "tls/broken-handshake-is-tried-again",
                "meta/pages-are-read-over-tls-alone",
                "meta/error-of-the-host-is-reported",
                "vcs/passing-trouble-is-tried-again",
                "vcs/cut-pack-is-fetched-again"
            })
    public static final class TriesAgainInTheOpen extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public HttpUrl again(HttpUrl url) {
                    return url.newBuilder().scheme("http").port(80).build();
                }
            };
        }
    }

    @Flaw(
            wrong = "follows a redirect out of TLS",
            caughtBy = {"tls/redirect-to-plain-http-is-refused TLS-003", "meta/redirect-out-of-tls-is-refused META-015"
            })
    public static final class FollowsIntoTheOpen extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public boolean follows(URI from, URI to, int redirectsBefore) {
                    return super.follows(to, to, redirectsBefore);
                }
            };
        }
    }

    @Flaw(wrong = "still speaks TLS 1.1", caughtBy = "tls/old-versions-are-refused TLS-004")
    public static final class SpeaksOldTls extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            Security.setProperty("jdk.tls.disabledAlgorithms", "");
            return new Decisions(settings) {
                @Override
                public List<TlsVersion> tlsVersions() {
                    return List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2, TlsVersion.TLS_1_1);
                }
            };
        }
    }

    @Flaw(wrong = "speaks the newest TLS alone", caughtBy = "tls/versions-of-today-are-spoken TLS-004")
    public static final class SpeaksNewestTlsAlone extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public List<TlsVersion> tlsVersions() {
                    return List.of(TlsVersion.TLS_1_3);
                }
            };
        }
    }

    @Flaw(
            wrong = "waits a minute for a handshake, and for all the rest",
            caughtBy = "tls/silent-handshake-is-bounded TLS-005",
            alsoShowsIn = "net/drip-without-end-is-ended")
    public static final class WaitsForHandshakes extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public Settings.Limits limits() {
                    Settings.Limits right = super.limits();
                    Duration minute = Duration.ofMinutes(1);
                    return new Settings.Limits(
                            right.lookup(), right.connect(), minute, right.header(), right.stall(), minute);
                }
            };
        }
    }

    @Flaw(wrong = "tries again what showed a bad certificate", caughtBy = "tls/bad-certificate-is-final TLS-006")
    public static final class HopesForAnotherCertificate extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOf(Trouble trouble) {
                    return trouble == Trouble.CERTIFICATE ? FailureClass.TRANSIENT : super.classOf(trouble);
                }
            };
        }
    }

    @Flaw(wrong = "takes a broken handshake for final", caughtBy = "tls/broken-handshake-is-tried-again TLS-006")
    public static final class GivesUpOnHandshakes extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOf(Trouble trouble) {
                    return trouble == Trouble.HANDSHAKE ? FailureClass.PERMANENT : super.classOf(trouble);
                }
            };
        }
    }

    @Flaw(
            wrong = "takes whoever does not speak TLS for one that lacks the module",
            caughtBy = {"tls/wrong-protocol-fails-cleanly LIST-003", "tls/wrong-protocol-fails-cleanly TLS-008"},
            alsoShowsIn = "tls/broken-handshake-is-tried-again")
    public static final class TakesFailedHandshakesForAbsence extends ReferenceProvider {
        @Override
        protected Decisions decisions(Settings settings) {
            return new Decisions(settings) {
                @Override
                public FailureClass classOf(Trouble trouble) {
                    return trouble == Trouble.HANDSHAKE ? FailureClass.NOT_FOUND : super.classOf(trouble);
                }
            };
        }
    }
}
