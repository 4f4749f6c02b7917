package io.github.fetchproof.benchmarks.library;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.retry.backoff.ExponentialRandomBackOffPolicy;
import org.springframework.retry.support.RetryTemplate;

/**
 * Spring Retry's exponential random backoff, inside a whole {@code RetryTemplate} whose sleeper notes instead of sleeping.
 *
 * @see <a href="https://docs.spring.io/spring-retry/docs/api/current/">its documentation</a>
 */
public final class SpringRetry implements RetryLibrary {
    private final ExponentialRandomBackOffPolicy policy = new ExponentialRandomBackOffPolicy();

    public SpringRetry(Exponential exponential) {
        policy.setInitialInterval(exponential.base().toMillis());
        policy.setMultiplier(exponential.factor());
        policy.setMaxInterval(exponential.cap().toMillis());
    }

    @Override
    public String name() {
        return "Spring Retry, random";
    }

    @Override
    public Limits limits() {
        return new Limits(
                true,
                false,
                "the Sleeper can be replaced; each request draws from a java.util.Random of its own making");
    }

    @Override
    public List<Duration> waits(int failures) {
        List<Duration> waits = new ArrayList<>();
        RetryTemplate template = RetryTemplate.builder()
                .maxAttempts(failures + 1)
                .customBackoff(policy.withSleeper(millis -> waits.add(Duration.ofMillis(millis))))
                .build();
        template.<Boolean, RuntimeException>execute(context -> {
            if (context.getRetryCount() < failures) {
                throw new IllegalStateException("refused");
            }
            return true;
        });
        return waits;
    }
}
