package io.github.fetchproof.harness.resilience;

import static io.github.fetchproof.harness.resilience.Parameter.list;

import io.github.fetchproof.harness.resilience.Strategy.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The gates known by name: budgets, throttles and breakers, with their published defaults. */
public final class GateCatalogue {
    private static final String SRE = "https://sre.google/sre-book/handling-overload/";
    private static final String BROOKER = "https://brooker.co.za/blog/2022/02/28/retries.html";
    private static final String FINAGLE = "https://twitter.github.io/finagle/guide/Clients.html#retries";
    private static final String ENVOY =
            "https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/cluster/v3/circuit_breaker.proto";
    private static final String GRPC = "https://github.com/grpc/proposal/blob/master/A6-client-retries.md";
    private static final String AWS = "https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html";
    private static final String RESILIENCE4J = "https://resilience4j.readme.io/docs/circuitbreaker";
    private static final String FOWLER = "https://martinfowler.com/bliki/CircuitBreaker.html";

    /** All. Those that a request may meet for nothing come before those that must hear of it: breakers are last. */
    public static final List<GateForm> ALL = List.of(
            new GateForm(
                    "budget",
                    "retries up to a share of the first attempts of a window",
                    SRE,
                    Scope.CLIENT,
                    list("share=10%", "window=10s"),
                    it -> () -> new RequestShare(it.number("share"), it.time("window"))),
            new GateForm(
                    "earned-retries",
                    "a first attempt earns a part of a retry, beside a reserve: the bundled fetcher's own budget",
                    SRE,
                    Scope.CLIENT,
                    list("share=20%", "reserve=10", "most=100"),
                    it -> {
                        RetryBudget start = RetryBudget.of(it.number("share"), it.count("reserve"), it.count("most"));
                        return () -> new EarnedRetries(start);
                    }),
            new GateForm(
                    "finagle-budget",
                    "requests deposit, retries withdraw, with a reserve; ten slices",
                    FINAGLE,
                    Scope.CLIENT,
                    list("share=20%", "per-second=10.0", "ttl=10s"),
                    it -> {
                        above0("share", it.number("share"));
                        return () -> new FinagleBudget(it.number("share"), it.number("per-second"), it.time("ttl"));
                    }),
            new GateForm(
                    "token-bucket",
                    "a retry takes a token, a success brings back a part",
                    BROOKER,
                    Scope.CLIENT,
                    list("tokens=10", "ratio=0.1"),
                    it -> {
                        RetryBudget full = RetryBudget.of(it.number("ratio"), it.count("tokens"), it.count("tokens"));
                        return () -> new SuccessTokens(full);
                    }),
            new GateForm(
                    "request-tokens",
                    "a first attempt brings a part of a token, a retry needs more than one",
                    BROOKER,
                    Scope.CLIENT,
                    list("tokens=5.0", "ratio=0.1"),
                    it -> () -> new RequestTokens(it.number("tokens"), it.number("ratio"))),
            new GateForm(
                    "lifetime-failures",
                    "retries while failures are at most a share of all first attempts ever",
                    BROOKER,
                    Scope.CLIENT,
                    list("share=10%"),
                    it -> () -> new LifetimeFailures(it.number("share"))),
            new GateForm(
                    "in-flight",
                    "retries up to a share of the attempts that are out",
                    ENVOY,
                    Scope.CLIENT,
                    list("share=20%", "least=3"),
                    it -> () -> new InFlightShare(it.number("share"), it.count("least"))),
            new GateForm(
                    "grpc-throttle",
                    "a failure takes a token, retries need more than half of them",
                    GRPC,
                    Scope.SOURCE,
                    list("tokens=10", "ratio=0.1"),
                    it -> {
                        if (it.count("tokens") < 1 || it.count("tokens") > 1000) {
                            throw new IllegalArgumentException("tokens must be from 1 to 1000: " + it.count("tokens"));
                        }
                        return () -> new ThrottleTokens(it.count("tokens"), it.number("ratio"));
                    }),
            new GateForm(
                    "sre-throttle",
                    "drops attempts, first ones too, when too few are accepted",
                    SRE,
                    Scope.SOURCE,
                    list("multiple=2.0", "window=2m"),
                    it -> () -> new AdaptiveThrottle(it.number("multiple"), it.time("window"))),
            new GateForm(
                    "aws-tokens",
                    "the AWS SDK's standard mode: a retry takes tokens, its success returns them",
                    AWS,
                    Scope.CLIENT,
                    list("tokens=500", "cost=5"),
                    it -> () -> new AwsTokens(it.count("tokens"), it.count("cost"))),
            new GateForm(
                    "aws-adaptive",
                    "the AWS SDK's adaptive mode: attempts wait for tokens once the server throttles",
                    AWS,
                    Scope.CLIENT,
                    list(),
                    it -> AwsRateLimiter::new),
            breaker("breaker", "a breaker by the last results, the bundled fetcher's own", Scope.SOURCE),
            breaker("shared-breaker", "the same, one for all clients", Scope.EVERYBODY),
            counting("resilience4j-breaker", "resilience4j's breaker", Scope.SOURCE),
            counting("shared-resilience4j-breaker", "the same, one for all clients", Scope.EVERYBODY));

    private GateCatalogue() {}

    /** The one of that name. */
    public static Optional<GateForm> named(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static GateForm breaker(String name, String title, Scope scope) {
        return new GateForm(name, title, FOWLER, scope, list("failures=5", "window=10", "open=5s", "probes=3"), it -> {
            Breaker.Rules rules = new Breaker.Rules(
                    it.count("failures"), it.count("window"), it.time("open"), it.count("probes"), Duration.ofDays(1));
            return () -> new BreakerGate(rules);
        });
    }

    private static GateForm counting(String name, String title, Scope scope) {
        return new GateForm(
                name,
                title,
                RESILIENCE4J,
                scope,
                list("window=100", "least=100", "share=50%", "open=60s", "probes=10"),
                it -> {
                    Resilience4jBreaker.Rules rules = new Resilience4jBreaker.Rules(
                            it.count("window"),
                            it.count("least"),
                            it.number("share"),
                            it.time("open"),
                            it.count("probes"));
                    return () -> new Resilience4jBreaker(rules);
                });
    }

    private static void above0(String what, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(what + " must be above zero: " + value);
        }
    }
}
