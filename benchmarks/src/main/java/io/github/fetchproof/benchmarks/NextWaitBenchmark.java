package io.github.fetchproof.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the next wait costs, after the first and after the tenth failure. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class NextWaitBenchmark {
    /** Failures so far. */
    @Param({"1", "10"})
    public int failures;

    private final Episodes failsafe = Episodes.failsafe();
    private final Episodes springRetry = Episodes.springRetry();
    private final Episodes gax = Episodes.gax();

    @Benchmark
    public long oursExponential() {
        return Waits.exponential(failures);
    }

    @Benchmark
    public long oursFullJitter() {
        return Waits.fullJitter(failures);
    }

    @Benchmark
    public Duration oursFullJitterDuration() {
        return Waits.fullJitterDuration(failures);
    }

    @Benchmark
    public long oursDecorrelated() {
        return Waits.decorrelated(failures);
    }

    @Benchmark
    public long resilience4j() {
        return Waits.resilience4j(failures);
    }

    @Benchmark
    public long awsSdk() {
        return Waits.awsSdk(failures);
    }

    @Benchmark
    public long gax() {
        return gax.next(failures);
    }

    @Benchmark
    public long springRetry() {
        return springRetry.next(failures);
    }

    @Benchmark
    public long failsafe() {
        return failsafe.next(failures);
    }
}
