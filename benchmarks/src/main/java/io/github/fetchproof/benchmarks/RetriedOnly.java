package io.github.fetchproof.benchmarks;

import java.util.function.Supplier;
import org.springframework.retry.support.RetryTemplate;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/** Peers of {@link Guarded} that retry as often, and have no breaker that opens: less work than ours does. */
final class RetriedOnly {
    private RetriedOnly() {}

    /** Spring Retry's template. */
    static Guarded springRetry(Supplier<Long> supplier) {
        RetryTemplate template = RetryTemplate.builder()
                .maxAttempts(Guarded.ATTEMPTS)
                .fixedBackoff(Guarded.WAIT.toMillis())
                .build();
        return withoutBreaker(() -> template.<Long, RuntimeException>execute(context -> supplier.get()));
    }

    /** The AWS SDK's standard strategy, with its bucket of tokens, driven as the SDK drives it. */
    static Guarded awsSdk(Supplier<Long> supplier) {
        StandardRetryStrategy strategy = StandardRetryStrategy.builder()
                .maxAttempts(Guarded.ATTEMPTS)
                .retryOnException(failure -> true)
                .backoffStrategy(BackoffStrategy.fixedDelayWithoutJitter(Guarded.WAIT))
                .build();
        AcquireInitialTokenRequest first = AcquireInitialTokenRequest.create("calls");
        return withoutBreaker(() -> {
            RetryToken token = strategy.acquireInitialToken(first).token();
            while (true) {
                Long result;
                try {
                    result = supplier.get();
                } catch (RuntimeException failure) {
                    token = next(strategy, token, failure);
                    continue;
                }
                strategy.recordSuccess(RecordSuccessRequest.create(token));
                return result;
            }
        });
    }

    private static RetryToken next(StandardRetryStrategy strategy, RetryToken token, RuntimeException failure) {
        try {
            RefreshRetryTokenResponse again = strategy.refreshRetryToken(RefreshRetryTokenRequest.builder()
                    .token(token)
                    .failure(failure)
                    .build());
            Thread.sleep(again.delay().toMillis());
            return again.token();
        } catch (TokenAcquisitionFailedException givenUp) {
            throw failure;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private static Guarded withoutBreaker(Supplier<Long> call) {
        return new Guarded() {
            @Override
            public Long call() {
                return call.get();
            }

            @Override
            public boolean isOpen(RuntimeException failure) {
                return false;
            }
        };
    }
}
