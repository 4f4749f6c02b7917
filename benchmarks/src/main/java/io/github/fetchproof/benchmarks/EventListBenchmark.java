package io.github.fetchproof.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What an event of the simulator costs, its exponential variate included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class EventListBenchmark {
    /** Pending events. */
    @Param({"1000", "10000"})
    public int pending;

    private PendingEvents ours = () -> 0;
    private PendingEvents priorityQueue = () -> 0;

    /** Fills both lists. */
    @Setup
    public void fill() {
        ours = PendingEvents.ours(pending);
        priorityQueue = PendingEvents.priorityQueue(pending);
    }

    @Benchmark
    public long ours() {
        return ours.step();
    }

    @Benchmark
    public long priorityQueue() {
        return priorityQueue.step();
    }
}
