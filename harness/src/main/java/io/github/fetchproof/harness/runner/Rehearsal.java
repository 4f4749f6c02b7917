package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.expectation.Checks;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.witness.OutsideDials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Preflight: whether a subject can be certified at all, seen in a world where nothing is wrong.
 *
 * <p>A stub that always succeeds, a cache that was warm before, a hidden road to the real internet would all pass scenarios they
 * should not; here they are found out, with the evidence.
 */
final class Rehearsal {

    private static final String PRESENT = "example.com/present@v1.0.0";
    private static final String ABSENT = "example.com/absent@v1.0.0";

    private final Player player;
    private final Deadlines deadlines;
    private final Optional<OutsideDials> outside;

    /** @param outside who tries to leave, where a tap can tell */
    Rehearsal(Player player, Deadlines deadlines, Optional<OutsideDials> outside) {
        this.player = player;
        this.deadlines = deadlines.forPreflight();
        this.outside = outside;
    }

    /** Why the subject cannot be certified, a sentence each; empty when it can. */
    List<String> problems() throws InterruptedException {
        try {
            return found();
        } catch (IOException e) {
            throw new WorldException("preflight could not be made: " + e.getMessage(), e);
        }
    }

    private List<String> found() throws InterruptedException, IOException {
        List<String> problems = new ArrayList<>();
        clean(play(PRESENT)).ifPresent(problems::add);
        if (problems.isEmpty()) {
            refused(play(ABSENT)).ifPresent(problems::add);
            clean(play(PRESENT))
                    .map(problem -> "two clean fetches do not agree: the second time " + problem)
                    .ifPresent(problems::add);
        }
        outside.flatMap(Rehearsal::outsideProblem).ifPresent(problems::add);
        return problems;
    }

    private static Optional<String> clean(Trace trace) {
        Fetch fetch = trace.fetch(1);
        String said = fetch.message().isBlank() ? "" : "; it printed: " + lastLine(fetch.message());
        if (fetch.ending() == Fetch.Ending.HUNG) {
            return Optional.of("a fetch with nothing wrong was still running after "
                    + fetch.elapsedNanos() / 1_000_000_000 + " s");
        }
        if (!trace.leftBehind().isEmpty()) {
            return Optional.of("it left processes behind: " + String.join(", ", trace.leftBehind()));
        }
        if (fetch.ending() == Fetch.Ending.CRASHED) {
            return Optional.of("a fetch with nothing wrong crashed" + said);
        }
        if (!fetch.claimedSuccess()) {
            return Optional.of("a fetch with nothing wrong failed" + said);
        }
        if (trace.requestsAt("P1").isEmpty()) {
            return Optional.of("it reported success without asking the proxy anything: "
                    + (fetch.deliveries().get(0).present() ? "a cache was warm before" : "nothing was fetched"));
        }
        return fetch.deliveries().stream()
                .filter(each -> !each.problem().isEmpty())
                .findFirst()
                .map(each -> "it reported success, but " + each.problem());
    }

    private static Optional<String> refused(Trace trace) {
        Fetch fetch = trace.fetch(1);
        if (fetch.failedCleanly()) {
            return Optional.empty();
        }
        return Optional.of(
                fetch.ending() == Fetch.Ending.ANSWERED
                        ? "it reported success for a module that does not exist"
                        : "a fetch of a module that does not exist "
                                + (fetch.ending() == Fetch.Ending.HUNG ? "never ended" : "crashed"));
    }

    /** Who tried to leave, if anybody. */
    static Optional<String> outsideProblem(OutsideDials outside) {
        List<Event.Packet> dials = outside.dials();
        if (dials.isEmpty()) {
            return Optional.empty();
        }
        List<String> where = dials.stream()
                .map(each -> each.to() + "/" + each.protocol())
                .distinct()
                .limit(3)
                .toList();
        return Optional.of("it dialled outside the sandbox: " + String.join(", ", where));
    }

    /** Both clean fetches are of the same module: whoever kept it elsewhere the first time is found out the second time. */
    private Trace play(String module) throws InterruptedException, IOException {
        Scenario scenario = ScenarioBuilder.scenario("preflight/fetch")
                .must("fetch what is there and fail at what is not")
                .rules("PREFLIGHT")
                .world(World.empty().proxy("P1", Module.of(PRESENT)))
                .goproxy("P1")
                .step(Step.fetch(module))
                .expect(Checks.cameBack(1))
                .build();
        return player.play(scenario, deadlines);
    }

    private static String lastLine(String text) {
        String[] lines = text.strip().split("\n");
        return lines[lines.length - 1].strip();
    }
}
