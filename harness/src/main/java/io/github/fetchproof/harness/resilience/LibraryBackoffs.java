package io.github.fetchproof.harness.resilience;

import static io.github.fetchproof.harness.resilience.BackoffForm.form;
import static io.github.fetchproof.harness.resilience.Parameter.list;

import java.time.Duration;
import java.util.List;

/** The part of {@link BackoffCatalogue} that is named after libraries. */
final class LibraryBackoffs {
    private static final String AWS_BLOG = "https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/";
    private static final String AWS_SDK = "https://github.com/aws/aws-sdk-java-v2/tree/master/core/retries";
    private static final String RESILIENCE4J = "https://resilience4j.readme.io/docs/retry";
    private static final String FAILSAFE = "https://failsafe.dev/retry/";
    private static final String SPRING = "https://github.com/spring-projects/spring-retry";
    private static final String GAX = "https://github.com/googleapis/sdk-platform-java/tree/main/gax-java";
    private static final String GRPC = "https://github.com/grpc/proposal/blob/master/A6-client-retries.md";
    private static final String GRPC_CONNECTION = "https://github.com/grpc/grpc/blob/master/doc/connection-backoff.md";
    private static final String FINAGLE = "https://twitter.github.io/finagle/guide/Clients.html#retries";
    private static final String ENVOY =
            "https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter";
    private static final String POLLY = "https://www.pollydocs.org/strategies/retry.html";
    private static final Duration NO_CAP = Duration.ofDays(365);

    static final List<BackoffForm> ALL = List.of(
            form(
                    "aws-blog-exponential",
                    "the simulator of the AWS blog, no jitter",
                    AWS_BLOG,
                    list("base=5ms", "cap=2s"),
                    it -> AwsBlogBackoff.exponential(it.time("base"), it.time("cap"))),
            form(
                    "aws-blog-equal-jitter",
                    "the simulator of the AWS blog, equal jitter",
                    AWS_BLOG,
                    list("base=5ms", "cap=2s"),
                    it -> AwsBlogBackoff.equalJitter(it.time("base"), it.time("cap"))),
            form(
                    "aws-blog-full-jitter",
                    "the simulator of the AWS blog, full jitter",
                    AWS_BLOG,
                    list("base=5ms", "cap=2s"),
                    it -> AwsBlogBackoff.fullJitter(it.time("base"), it.time("cap"))),
            form(
                    "aws-blog-decorrelated",
                    "the simulator of the AWS blog, decorrelated jitter: capped after the draw",
                    AWS_BLOG,
                    list("base=5ms", "cap=2s"),
                    it -> AwsBlogBackoff.decorrelated(it.time("base"), it.time("cap"))),
            form(
                    "aws-sdk",
                    "AWS SDK for Java 2, standard mode",
                    AWS_SDK,
                    3,
                    list("base=100ms", "cap=20s"),
                    it -> AwsSdkBackoff.fullJitter(it.time("base"), it.time("cap"))),
            form(
                    "aws-sdk-throttled",
                    "AWS SDK for Java 2, standard mode, answers that throttle",
                    AWS_SDK,
                    3,
                    list("base=1s", "cap=20s"),
                    it -> AwsSdkBackoff.fullJitter(it.time("base"), it.time("cap"))),
            form(
                    "aws-sdk-legacy",
                    "AWS SDK for Java 2, legacy mode",
                    AWS_SDK,
                    4,
                    list("base=100ms", "cap=20s"),
                    it -> AwsSdkBackoff.fullJitter(it.time("base"), it.time("cap"))),
            form(
                    "aws-sdk-legacy-throttled",
                    "AWS SDK for Java 2, legacy mode, answers that throttle",
                    AWS_SDK,
                    4,
                    list("base=500ms", "cap=20s"),
                    it -> AwsSdkBackoff.halfJitter(it.time("base"), it.time("cap"))),
            form(
                    "aws-sdk-2026",
                    "AWS SDK for Java 2, the retries announced for 2026",
                    AWS_SDK,
                    3,
                    list("base=50ms", "cap=20s"),
                    it -> AwsSdkBackoff.fullJitter(it.time("base"), it.time("cap"))),
            form(
                    "resilience4j",
                    "resilience4j's default",
                    RESILIENCE4J,
                    3,
                    list("wait=500ms"),
                    it -> Backoff.constant(it.time("wait"))),
            form(
                    "resilience4j-randomized",
                    "resilience4j, spread around a wait",
                    RESILIENCE4J,
                    3,
                    list("wait=500ms", "spread=50%"),
                    it -> Resilience4jBackoff.randomized(it.time("wait"), it.number("spread"))),
            form(
                    "resilience4j-exponential",
                    "resilience4j, exponential",
                    RESILIENCE4J,
                    3,
                    list("initial=500ms", "factor=1.5", "max=8760h"),
                    it -> Resilience4jBackoff.exponential(it.time("initial"), it.number("factor"), it.time("max"))),
            form(
                    "resilience4j-exponential-random",
                    "resilience4j, exponential and spread: capped after the draw",
                    RESILIENCE4J,
                    3,
                    list("initial=500ms", "factor=1.5", "spread=50%", "max=5s"),
                    it -> Resilience4jBackoff.exponentialRandom(
                            it.time("initial"), it.number("factor"), it.number("spread"), it.time("max"))),
            form("failsafe", "Failsafe's default: at once", FAILSAFE, 3, list(), it -> Backoff.none()),
            form(
                    "failsafe-backoff",
                    "Failsafe, exponential, jitter by a factor",
                    FAILSAFE,
                    3,
                    list("delay=100ms", "factor=2.0", "max=20s", "jitter=0%"),
                    it -> FailsafeBackoff.jitterFactor(
                            it.time("delay"), it.number("factor"), it.time("max"), it.number("jitter"))),
            form(
                    "failsafe-jitter",
                    "Failsafe, exponential, jitter by a time",
                    FAILSAFE,
                    3,
                    list("delay=100ms", "factor=2.0", "max=20s", "jitter=50ms"),
                    it -> FailsafeBackoff.jitter(
                            it.time("delay"), it.number("factor"), it.time("max"), it.time("jitter"))),
            form(
                    "failsafe-between",
                    "Failsafe, between two delays",
                    FAILSAFE,
                    3,
                    list("least=100ms", "most=1s"),
                    it -> FailsafeBackoff.between(it.time("least"), it.time("most"))),
            form(
                    "spring-retry-exponential",
                    "Spring Retry, ExponentialBackOffPolicy",
                    SPRING,
                    3,
                    list("initial=100ms", "multiplier=2.0", "max=30s"),
                    it -> SpringRetryBackoff.exponential(it.time("initial"), it.number("multiplier"), it.time("max"))),
            form(
                    "spring-retry-exponential-random",
                    "Spring Retry, ExponentialRandomBackOffPolicy: capped after the draw",
                    SPRING,
                    3,
                    list("initial=100ms", "multiplier=2.0", "max=30s"),
                    it -> SpringRetryBackoff.exponentialRandom(
                            it.time("initial"), it.number("multiplier"), it.time("max"))),
            form(
                    "spring-retry-uniform",
                    "Spring Retry, UniformRandomBackOffPolicy",
                    SPRING,
                    3,
                    list("min=500ms", "max=1500ms"),
                    it -> SpringRetryBackoff.uniform(it.time("min"), it.time("max"))),
            form("gax", "Google's gax as its builder begins: no retry", GAX, 1, list(), it -> Backoff.none()),
            form(
                    "gax-jittered",
                    "Google's gax, once delays are set",
                    GAX,
                    list("initial=100ms", "multiplier=1.3", "max=20s"),
                    it -> GaxBackoff.jittered(it.time("initial"), it.number("multiplier"), it.time("max"))),
            form(
                    "grpc",
                    "gRPC, retries of calls, the numbers of its example",
                    GRPC,
                    4,
                    list("initial=100ms", "multiplier=2.0", "max=1s"),
                    it -> GrpcBackoff.of(it.time("initial"), it.number("multiplier"), it.time("max"))),
            form(
                    "grpc-connection",
                    "gRPC, connection backoff, waits counted from the start of an attempt",
                    GRPC_CONNECTION,
                    list("initial=1s", "multiplier=1.6", "max=120s"),
                    it -> GrpcBackoff.of(it.time("initial"), it.number("multiplier"), it.time("max"))),
            form(
                    "finagle-decorrelated",
                    "Finagle's decorrelatedJittered: never shorter than the wait before",
                    FINAGLE,
                    list("start=100ms", "max=20s"),
                    it -> FinagleBackoff.decorrelatedJittered(it.time("start"), it.time("max"))),
            form(
                    "finagle-equal-jittered",
                    "Finagle's equalJittered: the maximum for ever, once reached",
                    FINAGLE,
                    list("start=100ms", "max=20s"),
                    it -> FinagleBackoff.equalJittered(it.time("start"), it.time("max"))),
            form(
                    "finagle-exponential-jittered",
                    "Finagle's exponentialJittered: what was drawn is fed back",
                    FINAGLE,
                    list("start=100ms", "max=20s"),
                    it -> FinagleBackoff.exponentialJittered(it.time("start"), it.time("max"))),
            form(
                    "finagle-exponential",
                    "Finagle's exponential",
                    FINAGLE,
                    list("start=100ms", "multiplier=2.0", "max=20s"),
                    it -> Backoff.exponential(it.time("start"), it.number("multiplier"), it.time("max"))),
            form(
                    "finagle-linear",
                    "Finagle's linear",
                    FINAGLE,
                    list("start=100ms", "offset=100ms", "max=20s"),
                    it -> Backoff.linear(it.time("start"), it.time("offset"), it.time("max"))),
            form(
                    "envoy",
                    "Envoy's jittered exponential: capped after the draw",
                    ENVOY,
                    2,
                    list("base=25ms", "max=250ms"),
                    it -> EnvoyBackoff.jittered(it.time("base"), it.time("max"))),
            form("polly", "Polly's default", POLLY, 4, list("delay=2s"), it -> Backoff.constant(it.time("delay"))),
            form(
                    "polly-jittered",
                    "Polly, constant with jitter",
                    POLLY,
                    4,
                    list("delay=2s", "max=8760h"),
                    it -> PollyBackoff.jittered(Backoff.constant(it.time("delay")), it.time("max"))),
            form(
                    "polly-linear-jittered",
                    "Polly, linear with jitter",
                    POLLY,
                    4,
                    list("delay=2s", "max=8760h"),
                    it -> PollyBackoff.jittered(
                            Backoff.linear(it.time("delay"), it.time("delay"), NO_CAP), it.time("max"))),
            form(
                    "polly-exponential",
                    "Polly, exponential",
                    POLLY,
                    4,
                    list("delay=2s", "max=8760h"),
                    it -> Backoff.exponential(it.time("delay"), 2, it.time("max"))),
            form(
                    "polly-exponential-jittered",
                    "Polly, exponential with jitter: capped after the draw",
                    POLLY,
                    4,
                    list("delay=2s", "max=8760h"),
                    it -> PollyBackoff.exponentialJittered(it.time("delay"), it.time("max"))));

    private LibraryBackoffs() {}
}
