package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fetchproof.fakes.link.Link;
import io.github.fetchproof.fakes.link.Provider;
import io.github.fetchproof.fakes.toxiproxy.EmbeddedToxiproxy;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.reference.Settings;
import io.github.fetchproof.harness.report.chart.AgreementPicture;
import io.github.fetchproof.harness.resilience.Fallback;
import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.resilience.StrategyExpression;
import io.github.fetchproof.harness.simulation.FleetModel.Mode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The fleet of the laboratory beside fifty bundled fetchers, which meet a real proxy, real connections and a real outage.
 * The model is told the fetchers' settings and what the proxy's answers took, nothing else of the run. Both curves are in
 * {@code target/fleet/fleet.html}.
 */
@Timeout(120)
class FleetAgainstReferenceIT {
    private static final int MACHINES = 50;
    private static final int WORKERS = 4;
    private static final long SEED = 1;
    private static final Duration SERVICE = Duration.ofMillis(100);
    private static final Duration OUTAGE_START = Duration.ofSeconds(5);
    private static final Duration OUTAGE_END = Duration.ofSeconds(15);
    /** 0.7 of what the workers can do. */
    private static final double PER_SECOND = 28;

    /**
     * The most that the curves may be apart. Machines want the same at the same moments in both; which waits they draw, and
     * so who probes a breaker first, is chance of each run's own, and a busy machine is late. A run was 0.003 apart in
     * attempts and 0.007 in successes.
     */
    private static final double APART = 0.05;

    private final Path root;

    FleetAgainstReferenceIT(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void fiftyFetchersAttemptAndSucceedWhenTheModelSays() throws Exception {
        Settings settings = Settings.of(new Surroundings(Map.of("GOMODCACHE", root.toString())));
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        EventLog log = EventLog.none(System::nanoTime);
        RunTrace real;
        Duration measured;
        try (LimitedProxy proxy = new LimitedProxy(WORKERS, SERVICE, SEED);
                EmbeddedToxiproxy toxiproxy = EmbeddedToxiproxy.start("127.0.0.1", 0, OptionalLong.empty());
                Provider provider = new Provider("embedded", "127.0.0.1", toxiproxy.port());
                Link link = provider.open("P1", "P1", anywhere, proxy.address(), log)) {
            real = new RealFleet(model(settings, SERVICE), link, MACHINES, root).run(SEED);
            measured = proxy.measuredService();
        }
        RunTrace simulated = model(settings, measured).trace(strategy(settings), MACHINES, SEED);

        double attempts = apart(real.attempts(), simulated.attempts());
        double successes = apart(real.successes(), simulated.successes());
        keep(real, simulated, measured, attempts, successes);
        assertThat(attempts).as("attempts").isLessThan(APART);
        assertThat(successes).as("successes").isLessThan(APART);
        assertThat(Arrays.stream(real.attempts(), 6, 15).sum())
                .as("the outage was felt")
                .isGreaterThan(0);
        assertThat(Arrays.stream(real.successes(), 6, 15).sum()).isZero();
    }

    private static FleetModel model(Settings settings, Duration service) {
        return new FleetModel(
                Mode.DROP_RETRIES,
                true,
                Fallback.parse("https://one.example"),
                WORKERS,
                service,
                PER_SECOND,
                1000,
                Duration.ZERO,
                1,
                OUTAGE_START,
                OUTAGE_END,
                Duration.ofSeconds(35),
                settings.limits().header(),
                settings.retries().attempts());
    }

    private static Strategy strategy(Settings settings) {
        Settings.Retries retries = settings.retries();
        Settings.BreakerRules breaker = settings.breaker();
        return new StrategyExpression(Map.of())
                .parse(String.format(
                        Locale.ROOT,
                        "full-jitter(%dms,%dms)+earned-retries(%.0f%%,%d,100)+breaker(%d,%d,%dms,1)",
                        retries.base().toMillis(),
                        retries.cap().toMillis(),
                        retries.share() * 100,
                        retries.reserve(),
                        breaker.failures(),
                        breaker.failures(),
                        breaker.openFor().toMillis()));
    }

    /** The mean distance of the two sums so far, at the end of each second, over the whole real sum. */
    private static double apart(int[] real, int[] simulated) {
        double distance = 0;
        long between = 0;
        for (int second = 0; second < real.length; second++) {
            between += real[second] - simulated[second];
            distance += Math.abs(between);
        }
        return distance / real.length / Arrays.stream(real).sum();
    }

    private static void keep(RunTrace real, RunTrace simulated, Duration service, double attempts, double successes)
            throws Exception {
        Path directory = Files.createDirectories(Path.of("target", "fleet"));
        new ObjectMapper()
                .writeValue(
                        directory.resolve("fleet.json").toFile(),
                        Map.of(
                                "service_ms", service.toNanos() / 1e6,
                                "attempts_apart", attempts,
                                "successes_apart", successes,
                                "real_attempts", real.attempts(),
                                "model_attempts", simulated.attempts(),
                                "real_successes", real.successes(),
                                "model_successes", simulated.successes()));
        Files.writeString(
                directory.resolve("fleet.html"),
                AgreementPicture.page(
                        "Fifty bundled fetchers and the model of them",
                        real,
                        simulated,
                        OUTAGE_START,
                        OUTAGE_END,
                        WORKERS / (service.toNanos() / 1e9)));
    }
}
