package io.github.fetchproof.harness.simulation;

import java.util.List;

/** Makes the metrics of a run of {@link QueueModel} from its trace, which follows the requests born from the outage on. */
final class QueueTally {
    /**
     * In this order. {@code amplification}: attempts sent for each request born, both from the outage on.
     * {@code outage_amplification}: attempts sent for each request born, both within the outage. {@code recovery_s}: from
     * the end of the outage to the first of five steady seconds; infinite when there are none. A second is steady when it
     * begins with less than four jobs a worker in the server and sees successes for at least 0.9 of its new requests.
     * {@code peak_over_capacity}: most attempts sent in a second after the outage, over what the server can do.
     * {@code success_share}: of the requests born from the outage on whose fate is known at the end.
     * {@code end_goodput}: successes for each new request in the last twenty seconds.
     */
    static final List<String> METRICS = List.of(
            "amplification",
            "outage_amplification",
            "recovery_s",
            "peak_over_capacity",
            "success_share",
            "end_goodput");

    static final int STEADY = 5;
    private static final double STEADY_SHARE = 0.9;
    private static final int STEADY_LOAD = 4;
    private static final int LAST = 20;

    private final long outageStart;
    private final long outageEnd;
    private final double capacity;
    private final int workers;

    QueueTally(long outageStart, long outageEnd, double capacity, int workers) {
        this.outageStart = outageStart;
        this.outageEnd = outageEnd;
        this.capacity = capacity;
        this.workers = workers;
    }

    double[] metrics(RunTrace trace) {
        int[] born = trace.firstTries();
        int[] sent = trace.attempts();
        int[] succeeded = trace.successes();
        long won = trace.completions().getTotalCount();
        int start = seconds(outageStart);
        int over = seconds(outageEnd);
        int end = born.length;
        return new double[] {
            ratio(sum(sent, start, end), sum(born, start, end)),
            ratio(sum(sent, start, over), sum(born, start, over)),
            recovery(trace, over),
            peak(sent, over) / capacity,
            ratio(won, won + trace.losses()),
            ratio(sum(succeeded, end - LAST, end), sum(born, end - LAST, end))
        };
    }

    private static int seconds(long nanos) {
        return (int) (nanos / 1_000_000_000L);
    }

    private double recovery(RunTrace trace, int from) {
        int[] born = trace.firstTries();
        int[] succeeded = trace.successes();
        int[] jobs = trace.jobs();
        int steady = 0;
        for (int second = from; second < born.length; second++) {
            boolean calm = jobs[second] < STEADY_LOAD * workers && succeeded[second] >= STEADY_SHARE * born[second];
            steady = calm ? steady + 1 : 0;
            if (steady == STEADY) {
                return second - STEADY + 1.0 - from;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static double peak(int[] sent, int from) {
        double peak = 0;
        for (int second = from; second < sent.length; second++) {
            peak = Math.max(peak, sent[second]);
        }
        return peak;
    }

    private static long sum(int[] counts, int from, int to) {
        long sum = 0;
        for (int second = Math.max(from, 0); second < to; second++) {
            sum += counts[second];
        }
        return sum;
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
