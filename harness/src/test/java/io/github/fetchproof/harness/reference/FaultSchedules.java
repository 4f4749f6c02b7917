package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random schedules, from what is simple to what is not: a failing one shrinks to the fewest and plainest mishaps. */
final class FaultSchedules {
    private static final double FILLED = 0.45;

    private FaultSchedules() {}

    static Arbitrary<FaultSchedule> any() {
        // Slots and not a list, since shrinking takes nothing out of the middle of a list.
        Arbitrary<Optional<Mishap>> slot = mishap().optional(FILLED);
        return Combinators.combine(Arbitraries.of(FaultSchedule.COMMA, FaultSchedule.PIPE), slot, slot, slot, slot)
                .as((separator, first, second, third, fourth) -> new FaultSchedule(
                        separator,
                        Stream.of(first, second, third, fourth)
                                .flatMap(Optional::stream)
                                .toList()));
    }

    private static Arbitrary<Mishap> mishap() {
        return Arbitraries.oneOf(onTheRoad(), atTheOrigin());
    }

    private static Arbitrary<Mishap> onTheRoad() {
        return Combinators.combine(
                        origin(),
                        linkFault(),
                        artefact(),
                        Arbitraries.integers().between(0, 2),
                        wholeOn())
                .as(Mishap.OnTheRoad::new);
    }

    private static Arbitrary<Mishap> atTheOrigin() {
        return Combinators.combine(origin(), serverFault(), trigger(), wholeOn())
                .as(Mishap.AtTheOrigin::new);
    }

    /** The first one twice as often: what is wrong there decides whether the other is asked. */
    private static Arbitrary<String> origin() {
        return Arbitraries.of("P1", "P1", "P2");
    }

    private static Arbitrary<Artefact> artefact() {
        return Arbitraries.of(Artefact.ANY, Artefact.INFO, Artefact.MOD, Artefact.ZIP);
    }

    private static Arbitrary<Trigger> trigger() {
        return Combinators.combine(
                        artefact(), Arbitraries.integers().between(1, 2), Arbitraries.of(Trigger.ALWAYS, 1, 2))
                .as(Trigger::new);
    }

    private static Arbitrary<Integer> wholeOn() {
        return Arbitraries.of(Mishap.NEVER, Mishap.NEVER, 2, 3, 4, 5);
    }

    private static Arbitrary<LinkFault> linkFault() {
        return Arbitraries.of(
                new LinkFault.Refused(),
                new LinkFault.Reset(),
                new LinkFault.Truncate(0),
                new LinkFault.Truncate(200),
                new LinkFault.Truncate(3_000),
                new LinkFault.Latency(Duration.ofMillis(20)),
                new LinkFault.Latency(Duration.ofMillis(250)),
                new LinkFault.Stall());
    }

    private static Arbitrary<ServerFault> serverFault() {
        return Arbitraries.of(
                status(500),
                status(503),
                status(404),
                status(410),
                status(403),
                status(429),
                new ServerFault.Status(503, Map.of("Retry-After", "0"), "come back at once"),
                new ServerFault.CutBody(0, false),
                new ServerFault.CutBody(30, false),
                new ServerFault.CutBody(2_000, true),
                new ServerFault.Content("<html>please log in</html>"),
                new ServerFault.ForgedZip(),
                new ServerFault.Drip(1_500, Duration.ofMillis(10)),
                new ServerFault.StallBody(10),
                new ServerFault.Silence());
    }

    private static ServerFault status(int code) {
        return new ServerFault.Status(code, Map.of(), "status " + code);
    }
}
