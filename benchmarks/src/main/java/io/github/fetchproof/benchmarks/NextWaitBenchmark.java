package io.github.fetchproof.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the next wait costs, after the first and after the tenth failure. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class NextWaitBenchmark {
    /** Failures so far. */
    @Param({"1", "10"})
    public int failures;

    private final Throwable cause = new IllegalStateException("refused");

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
    public Duration failsafe() {
        return Waits.failsafe(failures, cause);
    }
}
