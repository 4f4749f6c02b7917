package io.github.fetchproof.harness.simulation;

import java.util.List;

/** Counts, second by second, what happens in a run of {@link QueueModel}, and makes its metrics of it. */
final class QueueTally {
    /**
     * In this order. {@code amplification}: attempts for each request born from the outage on.
     * {@code outage_amplification}: attempts sent for each request born, both within the outage. {@code recovery_s}: from
     * the end of the outage to the first of five steady seconds; infinite when there are none. A second is steady when it
     * begins with less than forty jobs in the server and sees successes for at least 0.9 of its new requests.
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
    private static final int STEADY_LOAD = 40;
    private static final int LAST = 20;
    private static final long SECOND = 1_000_000_000L;

    private final int outageStart;
    private final int outageEnd;
    private final double capacity;
    private final int[] born;
    private final int[] sent;
    private final int[] succeeded;
    private final int[] load;
    private int reached;
    private long won;
    private long lost;

    QueueTally(QueueModel model) {
        outageStart = (int) model.outageStart().toSeconds();
        outageEnd = (int) model.outageEnd().toSeconds();
        capacity = model.capacity();
        int seconds = (int) model.horizon().toSeconds();
        born = new int[seconds];
        sent = new int[seconds];
        succeeded = new int[seconds];
        load = new int[seconds];
    }

    /** Time has come to here, the load unchanged since the last event; every second in between began with it. */
    void reach(long now, int jobs) {
        while (reached < load.length && reached * SECOND <= now) {
            load[reached] = jobs;
            reached++;
        }
    }

    void born(long now) {
        born[second(now)]++;
    }

    void sent(long now) {
        sent[second(now)]++;
    }

    /** A request born then has succeeded now. */
    void succeeded(long bornAt, long now) {
        succeeded[second(now)]++;
        won += second(bornAt) >= outageStart ? 1 : 0;
    }

    /** A request born then has failed for good. */
    void lost(long bornAt) {
        lost += second(bornAt) >= outageStart ? 1 : 0;
    }

    private static int second(long time) {
        return (int) (time / SECOND);
    }

    double[] metrics() {
        int end = born.length;
        return new double[] {
            ratio(sum(sent, outageStart, end), sum(born, outageStart, end)),
            ratio(sum(sent, outageStart, outageEnd), sum(born, outageStart, outageEnd)),
            recovery(),
            peak() / capacity,
            ratio(won, won + lost),
            ratio(sum(succeeded, end - LAST, end), sum(born, end - LAST, end))
        };
    }

    private double recovery() {
        int steady = 0;
        for (int second = outageEnd; second < born.length; second++) {
            boolean calm = load[second] < STEADY_LOAD && succeeded[second] >= STEADY_SHARE * born[second];
            steady = calm ? steady + 1 : 0;
            if (steady == STEADY) {
                return second - STEADY + 1.0 - outageEnd;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private double peak() {
        double peak = 0;
        for (int second = outageEnd; second < sent.length; second++) {
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
