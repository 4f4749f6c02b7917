package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.gomod.PathPatterns;
import io.github.fetchproof.harness.fetcher.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a fetcher is told from outside: Go's variables as they are, and limits of its own. Immutable.
 *
 * @param goproxy the list, not yet read; empty means Go's default
 * @param privateModules GONOPROXY, else GOPRIVATE: never asked of a proxy
 * @param unlistedModules GONOSUMDB, else GOPRIVATE: never asked of a checksum database
 * @param insecureModules GOINSECURE: whose pages and repositories may be asked without TLS
 * @param versionControl GOVCS
 * @param sumDatabase GOSUMDB; {@code off} when it is not set
 * @param forwardProxies HTTP_PROXY, HTTPS_PROXY, NO_PROXY
 * @param roots SSL_CERT_FILE: certificates to trust in place of the JVM's own, in PEM
 * @param netrc NETRC, else {@code .netrc} in the home directory: names and passwords
 * @param dockerConfig DOCKER_CONFIG: the directory of a Docker-style config.json with more of them
 * @param dockerAuth DOCKER_AUTH_CONFIG: such a file itself, which counts before the one in the directory; empty for none
 * @param auth GOAUTH: whether that counts, and who else is asked
 * @param moduleCache GOMODCACHE
 * @param goPath the first directory of GOPATH
 * @param writableTrees whether GOFLAGS holds {@code -modcacherw}: directories of extracted modules may be written to
 * @param git how repositories are reached
 * @see <a href="https://go.dev/ref/mod#environment-variables">environment variables</a>
 */
public record Settings(
        String goproxy,
        PathPatterns privateModules,
        PathPatterns unlistedModules,
        PathPatterns insecureModules,
        VcsPolicy versionControl,
        String sumDatabase,
        ForwardProxies forwardProxies,
        Optional<Path> roots,
        Path netrc,
        Optional<Path> dockerConfig,
        String dockerAuth,
        GoAuth auth,
        Path moduleCache,
        Path goPath,
        boolean writableTrees,
        Limits limits,
        Retries retries,
        BreakerRules breaker,
        int parallel,
        GitSettings git) {

    /**
     * The longest that is waited for each phase of a request, all above zero. {@code FETCHPROOF_LOOKUP_TIMEOUT}, {@code
     * FETCHPROOF_CONNECT_TIMEOUT}, {@code FETCHPROOF_HANDSHAKE_TIMEOUT}, {@code FETCHPROOF_HEADER_TIMEOUT}, {@code FETCHPROOF_STALL_TIMEOUT}, {@code
     * FETCHPROOF_TIMEOUT}.
     *
     * @param lookup of a host name
     * @param connect to each address
     * @param handshake of TLS, which keeps both sides busy where a connect keeps neither
     * @param header from the request to the end of the response's header
     * @param stall between two pieces of a body
     * @param overall for all that one request to the fetcher asks for
     */
    public record Limits(
            Duration lookup, Duration connect, Duration handshake, Duration header, Duration stall, Duration overall) {}

    /**
     * {@code FETCHPROOF_ATTEMPTS}, {@code FETCHPROOF_BACKOFF_BASE}, {@code FETCHPROOF_BACKOFF_CAP}, {@code
     * FETCHPROOF_RETRY_SHARE}, {@code FETCHPROOF_RETRY_RESERVE}.
     *
     * @param attempts the most at one source for one artefact, the first included
     * @param base upper end of the first wait
     * @param cap upper end of any wait of our own choosing
     * @param share retries that each first attempt earns, 0.2 is 20 %
     * @param reserve retries allowed before any was earned
     */
    public record Retries(int attempts, Duration base, Duration cap, double share, int reserve) {}

    /**
     * {@code FETCHPROOF_BREAKER_FAILURES}, {@code FETCHPROOF_BREAKER_OPEN}.
     *
     * @param failures consecutive failures that open it
     * @param openFor how long the source is then left alone
     */
    public record BreakerRules(int failures, Duration openFor) {}

    /**
     * Reads the variables; those that are unset or empty have their defaults.
     *
     * @throws IllegalArgumentException a sentence that names the variable, what it must be and what it is
     */
    public static Settings of(Surroundings surroundings) {
        Variables variables = new Variables(surroundings);
        String home = surroundings.get("HOME", System.getProperty("user.home"));
        String goprivate = surroundings.get("GOPRIVATE", "");
        return new Settings(
                surroundings.get("GOPROXY", ""),
                PathPatterns.parse(surroundings.get("GONOPROXY", goprivate)),
                PathPatterns.parse(surroundings.get("GONOSUMDB", goprivate)),
                PathPatterns.parse(surroundings.get("GOINSECURE", "")),
                VcsPolicy.parse(surroundings.get("GOVCS", ""), PathPatterns.parse(goprivate)),
                surroundings.get("GOSUMDB", "off"),
                ForwardProxies.parse(
                        name -> surroundings.get(name, surroundings.get(name.toLowerCase(Locale.ROOT), ""))),
                path(surroundings, "SSL_CERT_FILE"),
                Path.of(surroundings.get("NETRC", home + "/.netrc")),
                path(surroundings, "DOCKER_CONFIG"),
                surroundings.get("DOCKER_AUTH_CONFIG", ""),
                GoAuth.parse(surroundings.get("GOAUTH", "netrc")),
                surroundings.moduleCache(),
                surroundings.goPath(),
                Arrays.asList(surroundings.get("GOFLAGS", "").split("\\s+")).contains("-modcacherw"),
                new Limits(
                        variables.duration("FETCHPROOF_LOOKUP_TIMEOUT", Duration.ofSeconds(3)),
                        variables.duration("FETCHPROOF_CONNECT_TIMEOUT", Duration.ofSeconds(2)),
                        variables.duration("FETCHPROOF_HANDSHAKE_TIMEOUT", Duration.ofSeconds(4)),
                        variables.duration("FETCHPROOF_HEADER_TIMEOUT", Duration.ofSeconds(3)),
                        variables.duration("FETCHPROOF_STALL_TIMEOUT", Duration.ofSeconds(3)),
                        variables.duration("FETCHPROOF_TIMEOUT", Duration.ofSeconds(20))),
                retries(variables),
                new BreakerRules(
                        variables.integer("FETCHPROOF_BREAKER_FAILURES", 5, 1, 64),
                        variables.duration("FETCHPROOF_BREAKER_OPEN", Duration.ofSeconds(2))),
                variables.integer("FETCHPROOF_PARALLEL", 4, 1, 64),
                GitSettings.of(surroundings));
    }

    private static Optional<Path> path(Surroundings surroundings, String variable) {
        return Optional.of(surroundings.get(variable, ""))
                .filter(file -> !file.isEmpty())
                .map(Path::of);
    }

    private static Retries retries(Variables variables) {
        Duration base = variables.duration("FETCHPROOF_BACKOFF_BASE", Duration.ofMillis(100));
        Duration cap = variables.duration("FETCHPROOF_BACKOFF_CAP", Duration.ofSeconds(1));
        if (cap.compareTo(base) < 0) {
            throw new IllegalArgumentException(
                    "FETCHPROOF_BACKOFF_CAP must be FETCHPROOF_BACKOFF_BASE or more: " + cap + " is less than " + base);
        }
        return new Retries(
                variables.integer("FETCHPROOF_ATTEMPTS", 4, 1, 100),
                base,
                cap,
                variables.share("FETCHPROOF_RETRY_SHARE", 0.2),
                variables.integer("FETCHPROOF_RETRY_RESERVE", 10, 0, 1000));
    }
}
