package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.link.Link;
import io.github.fetchproof.fakes.link.LinkException;
import io.github.fetchproof.fakes.link.Provider;
import io.github.fetchproof.fakes.origin.Origin;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.trace.Calibration;
import io.github.fetchproof.harness.witness.Calibrator;
import io.github.fetchproof.harness.witness.Probe;
import io.github.fetchproof.harness.witness.RoundTrip;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Calibration: on roads like those of the scenarios, but with no subject, a probe looks at what each kind of fault really
 * does, switched on and switched off again.
 */
final class TwinRoad {

    /** One of each kind, with figures a probe can tell in a second. */
    private static final List<LinkFault> KINDS = List.of(
            new LinkFault.Refused(),
            new LinkFault.Reset(),
            new LinkFault.Latency(Duration.ofMillis(300)),
            new LinkFault.Stall(),
            new LinkFault.Truncate(64));

    private static final String UNTRIED = "not tried";

    private static final Module MODULE = Module.of("calibration.test/m@v1.0.0");
    private static final Probe PROBE = new Probe(Duration.ofSeconds(2));

    private TwinRoad() {}

    /** What the probes saw, one for each kind, each on a road of its own. What a busy machine may have spoilt is tried again. */
    static List<Calibration> calibrate(Ground ground) {
        Addresses addresses = ground.addresses();
        return IntStream.range(0, KINDS.size())
                .parallel()
                .mapToObj(i -> calibrate(ground, addresses, i, KINDS.get(i)))
                .toList();
    }

    private static Calibration calibrate(Ground ground, Addresses addresses, int number, LinkFault fault) {
        try {
            return tried(ground, addresses, number, fault);
        } catch (LinkException refused) {
            return untried(ground, fault, String.valueOf(refused.getMessage()));
        }
    }

    private static Calibration tried(Ground ground, Addresses addresses, int number, LinkFault fault) {
        String twin = "twin-" + fault.kind();
        World world = World.empty().proxy(twin, MODULE);
        RunClock.Log log = ground.clock().log();
        InetSocketAddress listen = addresses.link(number);
        try (Origin origin = ground.origins().open(twin, addresses.upstream(number), world, log);
                Link link = ground.provider().open(twin, Provider.numeric(listen), listen, origin.address(), log)) {
            byte[] request = ("GET /" + MODULE.id().artefact("zip")
                            + " HTTP/1.1\r\nHost: twin\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            RoundTrip whole = PROBE.roundTrip(listen, request);
            if (whole.received() == 0) {
                return untried(ground, fault, "a whole road gave no answer: " + whole.describe());
            }
            Calibration first = seen(ground, link, listen, fault, request, whole);
            return first.deliverable() ? first : seen(ground, link, listen, fault, request, whole);
        }
    }

    private static Calibration seen(
            Ground ground, Link link, InetSocketAddress listen, LinkFault fault, byte[] request, RoundTrip whole) {
        link.breakWith(fault);
        RoundTrip on = PROBE.roundTrip(listen, request);
        link.heal();
        RoundTrip off = PROBE.roundTrip(listen, request);
        return Calibrator.judge(ground.provider().name(), fault, whole.received(), on, off);
    }

    private static Calibration untried(Ground ground, LinkFault fault, String why) {
        return new Calibration(ground.provider().name(), fault.kind(), false, UNTRIED, why);
    }

    /** Why none of the faults could be tried, if so. */
    static Optional<String> blocked(List<Calibration> calibrations) {
        return calibrations.stream().allMatch(each -> each.on().equals(UNTRIED))
                ? calibrations.stream().map(Calibration::off).findFirst()
                : Optional.empty();
    }
}
