package io.github.fetchproof.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a retry and a breaker cost around a call that succeeds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class GuardedCallBenchmark {
    private static final Long ANSWER = 4_242_424L;

    private final Guarded ours = Guarded.ours(GuardedCallBenchmark::answer);
    private final Guarded resilience4j = Guarded.resilience4j(GuardedCallBenchmark::answer);
    private final Guarded failsafe = Guarded.failsafe(GuardedCallBenchmark::answer);
    private final Guarded springRetryAlone = RetriedOnly.springRetry(GuardedCallBenchmark::answer);
    private final Guarded awsSdkAlone = RetriedOnly.awsSdk(GuardedCallBenchmark::answer);

    private static Long answer() {
        return ANSWER;
    }

    @Benchmark
    public Long plain() {
        return answer();
    }

    @Benchmark
    public Long ours() {
        return ours.call();
    }

    @Benchmark
    public Long resilience4j() {
        return resilience4j.call();
    }

    @Benchmark
    public Long failsafe() {
        return failsafe.call();
    }

    @Benchmark
    public Long springRetryAlone() {
        return springRetryAlone.call();
    }

    @Benchmark
    public Long awsSdkAlone() {
        return awsSdkAlone.call();
    }
}
