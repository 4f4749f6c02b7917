package io.github.fetchproof.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a retry and a breaker cost around a call that succeeds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GuardedCallBenchmark {
    private static final Long ANSWER = 4_242_424L;

    private final Guarded ours = Guarded.ours(GuardedCallBenchmark::answer);
    private final Guarded resilience4j = Guarded.resilience4j(GuardedCallBenchmark::answer);
    private final Guarded failsafe = Guarded.failsafe(GuardedCallBenchmark::answer);

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
}
