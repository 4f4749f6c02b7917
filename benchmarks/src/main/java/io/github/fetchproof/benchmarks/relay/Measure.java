package io.github.fetchproof.benchmarks.relay;

import java.util.Arrays;
import java.util.List;

/** One line of the table: what is measured, in which unit, and what the embedded server is to reach beside the original. */
enum Measure {
    CONNECTS_1("connect, echo, close: 1 client", "1/s", Better.MORE, 1.2),
    CONNECTS_16("connect, echo, close: 16 clients", "1/s", Better.MORE, 1.5),
    DOWN_1("bulk down, 1 connection", "MB/s", Better.MORE, 2.0),
    UP_1("bulk up, 1 connection", "MB/s", Better.MORE, 2.0),
    DOWN_8("bulk down, 8 connections", "MB/s", Better.MORE, 1.8),
    UP_8("bulk up, 8 connections", "MB/s", Better.MORE, 1.8),
    DOWN_LATENCY_0("bulk down, latency 0 ms", "MB/s", Better.MORE, 1.5),
    DOWN_LATENCY_1("bulk down, latency 1 ms", "MB/s", Better.MORE, 1.5),
    DOWN_LATENCY_100("bulk down, latency 100 ms", "MB/s", Better.MORE, 1.5),
    ECHO_P50("echo, p50", "us", Better.LESS, 1.0),
    ECHO_P99("echo, p99", "us", Better.LESS, 1.0),
    ERROR_1_MEAN("latency 1 ms, mean error", "us", Better.LESS, 1.0),
    ERROR_1_P99("latency 1 ms, p99 error", "us", Better.LESS, 1.0),
    ERROR_10_MEAN("latency 10 ms, mean error", "us", Better.LESS, 1.0),
    ERROR_10_P99("latency 10 ms, p99 error", "us", Better.LESS, 1.0),
    ERROR_100_MEAN("latency 100 ms, mean error", "us", Better.LESS, 1.0),
    ERROR_100_P99("latency 100 ms, p99 error", "us", Better.LESS, 1.0),
    MEMORY_1000("memory a connection, of 1,000", "kB", Better.LESS, 0.1),
    MEMORY_10000("memory a connection, of 10,000", "kB", Better.LESS, 0.1),
    CPU_1000("CPU to open one, of 1,000", "us", Better.LESS, 1.0),
    CPU_10000("CPU to open one, of 10,000", "us", Better.LESS, 1.0);

    /** Which way a figure improves. */
    enum Better {
        /** A rate. */
        MORE,
        /** A cost: time, memory or error. */
        LESS
    }

    private final String label;
    private final String unit;
    private final Better better;
    private final double goal;

    Measure(String label, String unit, Better better, double goal) {
        this.label = label;
        this.unit = unit;
        this.better = better;
        this.goal = goal;
    }

    String label() {
        return label;
    }

    String unit() {
        return unit;
    }

    Better better() {
        return better;
    }

    /** What the ratio of ours to the original's should reach at least, or exceed at most for a cost. */
    double goal() {
        return goal;
    }

    /** Whether a ratio of ours to the original's is as good as the goal. */
    boolean met(double ratio) {
        return better == Better.MORE ? ratio >= goal : ratio <= goal;
    }

    static List<Measure> all(Better better) {
        return Arrays.stream(values()).filter(each -> each.better == better).toList();
    }
}
