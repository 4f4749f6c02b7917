package io.github.fetchproof.benchmarks.library;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * The standard retry strategy of the AWS SDK for Java, version 2: full jitter, and a bucket of tokens that all requests
 * share and every retry takes from.
 *
 * @see <a href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/retry-strategy.html">its documentation</a>
 */
public final class AwsSdk implements RetryLibrary {
    private static final String SCOPE = "requests";
    private final Throwable refused = new IllegalStateException("refused");

    private final StandardRetryStrategy strategy;

    private AwsSdk(StandardRetryStrategy.Builder builder, Exponential exponential, int attempts) {
        if (exponential.factor() != 2) {
            throw new IllegalArgumentException("the factor must be 2: " + exponential.factor());
        }
        strategy = builder.maxAttempts(attempts)
                .retryOnException(failure -> true)
                .backoffStrategy(BackoffStrategy.exponentialDelay(exponential.base(), exponential.cap()))
                .build();
    }

    /** With its bucket as it comes: 500 tokens, of which a retry takes 5. */
    public static AwsSdk standard(Exponential exponential, int attempts) {
        return new AwsSdk(StandardRetryStrategy.builder(), exponential, attempts);
    }

    /** Without the bucket and without an end: the waits alone. */
    public static AwsSdk backoff(Exponential exponential) {
        return new AwsSdk(StandardRetryStrategy.builder().circuitBreakerEnabled(false), exponential, Integer.MAX_VALUE);
    }

    @Override
    public String name() {
        return "AWS SDK, full jitter";
    }

    @Override
    public Limits limits() {
        return new Limits(
                true,
                false,
                "reads no clock (its adaptive strategy does, and takes no other); it draws from ThreadLocalRandom, and only"
                        + " an internal class takes another");
    }

    @Override
    public List<Duration> waits(int failures) {
        List<Duration> waits = new ArrayList<>();
        RetryToken token = begun();
        for (int failed = 1; failed <= failures; failed++) {
            try {
                RefreshRetryTokenResponse again = strategy.refreshRetryToken(RefreshRetryTokenRequest.builder()
                        .token(token)
                        .failure(refused)
                        .build());
                waits.add(again.delay());
                token = again.token();
            } catch (TokenAcquisitionFailedException givenUp) {
                return waits;
            }
        }
        return waits;
    }

    /** A request that succeeds at its first attempt. */
    public void succeed() {
        strategy.recordSuccess(RecordSuccessRequest.create(begun()));
    }

    private RetryToken begun() {
        return strategy.acquireInitialToken(AcquireInitialTokenRequest.create(SCOPE))
                .token();
    }
}
