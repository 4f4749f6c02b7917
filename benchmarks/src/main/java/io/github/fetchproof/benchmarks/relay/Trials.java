package io.github.fetchproof.benchmarks.relay;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** All that is done in a round, but for opening idle connections. One thread. */
final class Trials {
    private static final int MANY_CLIENTS = 16;
    private static final int MANY_BULK = 8;
    private static final double P50 = 50;
    private static final double P99 = 99;

    private final Ports ports;
    private double directEcho = Double.NaN;

    Trials(Ports ports) {
        this.ports = ports;
    }

    /** In their order: the echo comes before what is compared with it. */
    List<Trial> all() {
        return List.of(
                connects(Measure.CONNECTS_1, 1),
                connects(Measure.CONNECTS_16, MANY_CLIENTS),
                new Trial("echo", Road.ALL, this::echo),
                down(Measure.DOWN_1, 1),
                up(Measure.UP_1, 1),
                down(Measure.DOWN_8, MANY_BULK),
                up(Measure.UP_8, MANY_BULK),
                late(Measure.DOWN_LATENCY_0, 0),
                late(Measure.DOWN_LATENCY_1, 1),
                late(Measure.DOWN_LATENCY_100, 100),
                accuracy(Measure.ERROR_1_MEAN, Measure.ERROR_1_P99, 1, 1),
                accuracy(Measure.ERROR_10_MEAN, Measure.ERROR_10_P99, 10, 4),
                accuracy(Measure.ERROR_100_MEAN, Measure.ERROR_100_P99, 100, MANY_CLIENTS));
    }

    private Trial connects(Measure measure, int clients) {
        return new Trial(
                measure.label(),
                Road.ALL,
                (track, slice) -> Map.of(
                        measure, track.drive(ports.echo(track.road()), to -> Load.connects(to, clients, slice))));
    }

    private Map<Measure, Double> echo(Track track, Duration slice) throws IOException, InterruptedException {
        Histogram nanos = track.drive(ports.echo(track.road()), to -> Load.roundTrips(to, 1, Duration.ZERO, slice));
        double p50 = percentile(nanos, P50);
        if (track.road() == Road.DIRECT) {
            directEcho = p50;
        }
        return Map.of(Measure.ECHO_P50, p50, Measure.ECHO_P99, percentile(nanos, P99));
    }

    private Trial down(Measure measure, int connections) {
        return new Trial(
                measure.label(),
                Road.ALL,
                (track, slice) ->
                        Map.of(measure, track.drive(ports.source(), to -> Load.down(to, connections, slice))));
    }

    private Trial up(Measure measure, int connections) {
        return new Trial(
                measure.label(),
                Road.ALL,
                (track, slice) -> Map.of(measure, track.drive(ports.sink(), to -> Load.up(to, connections, slice))));
    }

    private Trial late(Measure measure, long millis) {
        return new Trial(
                measure.label(),
                Road.RELAYED,
                (track, slice) -> Map.of(
                        measure,
                        track.drive(ports.source(), Duration.ofMillis(millis), to -> Load.down(to, 1, slice))));
    }

    /**
     * How much later than asked a byte is back, compared with the direct road's median of the same round.
     *
     * @param clients so many that a slow answer leaves enough of them; they begin apart, so as not to meet
     */
    private Trial accuracy(Measure mean, Measure p99, long millis, int clients) {
        Duration latency = Duration.ofMillis(millis);
        return new Trial("accuracy of latency " + millis + " ms", Road.RELAYED, (track, slice) -> {
            Histogram nanos = track.drive(
                    ports.echo(track.road()),
                    latency,
                    to -> Load.roundTrips(to, clients, latency, slice.multipliedBy(2)));
            double due = Load.micros((double) latency.toNanos()) + directEcho;
            return Map.of(
                    mean, Load.micros(nanos.getMean()) - due,
                    p99, percentile(nanos, P99) - due);
        });
    }

    /** In microseconds. */
    private static double percentile(Histogram nanos, double percent) {
        return Load.micros((double) nanos.getValueAtPercentile(percent));
    }
}
