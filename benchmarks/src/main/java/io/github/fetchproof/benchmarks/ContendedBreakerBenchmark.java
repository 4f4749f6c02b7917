package io.github.fetchproof.benchmarks;

import static io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.LOCK_FREE;
import static io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy.SYNCHRONIZED;
import static io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType.COUNT_BASED;
import static io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType.TIME_BASED;

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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What a closed breaker costs each of two threads that share it. */
@State(Scope.Benchmark)
@Threads(2)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ContendedBreakerBenchmark {
    private static final int SECONDS = 10;

    /** Of a hundred calls, how many fail, spread evenly: never enough in a row to open it. */
    @Param({"0", "10"})
    public int failing;

    private final Contended ours = Contended.ours();
    private final Contended resilience4j = Contended.resilience4j(Guarded.WINDOW, COUNT_BASED, SYNCHRONIZED);
    private final Contended resilience4jLockFree = Contended.resilience4j(Guarded.WINDOW, COUNT_BASED, LOCK_FREE);
    private final Contended resilience4jTimed = Contended.resilience4j(SECONDS, TIME_BASED, SYNCHRONIZED);
    private final Contended failsafe = Contended.failsafe();

    /** Each thread's calls. */
    @State(Scope.Thread)
    public static class Calls {
        private int made;

        boolean nextSucceeds(int failing) {
            made = made == 99 ? 0 : made + 1;
            return made * failing % 100 >= failing;
        }
    }

    @Benchmark
    public boolean ours(Calls calls) {
        return ours.call(calls.nextSucceeds(failing));
    }

    @Benchmark
    public boolean resilience4j(Calls calls) {
        return resilience4j.call(calls.nextSucceeds(failing));
    }

    @Benchmark
    public boolean resilience4jLockFree(Calls calls) {
        return resilience4jLockFree.call(calls.nextSucceeds(failing));
    }

    @Benchmark
    public boolean resilience4jTimed(Calls calls) {
        return resilience4jTimed.call(calls.nextSucceeds(failing));
    }

    @Benchmark
    public boolean failsafe(Calls calls) {
        return failsafe.call(calls.nextSucceeds(failing));
    }
}
