package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.door.Place;
import io.github.fetchproof.harness.door.Reply;
import io.github.fetchproof.harness.door.Subject;
import io.github.fetchproof.harness.expectation.Timing;
import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.scenario.Names;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.trace.Calibration;
import io.github.fetchproof.harness.trace.Delivery;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One scenario, played: its steps walked on a raised stage with one subject. Used once, by one thread. */
final class Play implements AutoCloseable {

    private static final long ROOM_ON_A_FULL_DISK_KIB = 64;

    private final Scenario scenario;
    private final Names names;
    private final World world;
    private final Stage stage;
    private final Cast cast;
    private final Deadlines deadlines;
    private final Scratch scratch;
    private final List<Fetch> fetches = new ArrayList<>();
    private Place place;
    private @Nullable Subject subject;

    /**
     * @param world the scenario's, as this run calls things
     * @param cast whom to play with
     * @param scratch what the subject may fill
     * @param place where the subject works, in the scratch directory
     */
    Play(
            Scenario scenario,
            Names names,
            World world,
            Stage stage,
            Cast cast,
            Deadlines deadlines,
            Scratch scratch,
            Place place) {
        this.scenario = scenario;
        this.names = names;
        this.world = world;
        this.stage = stage;
        this.cast = cast;
        this.deadlines = deadlines;
        this.scratch = scratch;
        this.place = place;
    }

    /** Walks all the steps, and says what was observed. */
    Trace play(long seed, List<Calibration> calibrations) throws InterruptedException, IOException {
        for (Step step : scenario.steps()) {
            stage.log().add(new Event.Step(stage.log().nanos(), step.describe()));
            walk(step);
        }
        leave();
        stage.fallQuiet();
        stage.settle();
        return new Trace(
                scenario.id(),
                seed,
                stage.tapped(),
                deadlines.patience(),
                deadlines.limits(),
                names.modules(),
                stage.roads(),
                calibrations,
                fetches,
                LeftBehind.read(place),
                stage.log().events());
    }

    private void walk(Step step) throws InterruptedException, IOException {
        if (step instanceof Step.Fetch asked) {
            fetch(asked);
        } else if (step instanceof Step.Together together) {
            fetchTogether(together);
        } else if (step instanceof Step.Interrupted interrupted) {
            fetchAndSignal(interrupted);
        } else if (step instanceof Step.Break broken) {
            stage.breakLink(broken.origin(), broken.fault(), broken.on());
        } else if (step instanceof Step.Serve served) {
            stage.serve(served.origin(), served.trigger(), served.fault());
        } else if (step instanceof Step.BreakName broken) {
            stage.breakName(broken.origin(), broken.fault(), broken.times());
        } else if (step instanceof Step.Gather gathered) {
            stage.gather(gathered.origin(), gathered.artefact(), gathered.lull());
        } else if (step instanceof Step.BreakTls broken) {
            stage.breakTls(broken.origin(), broken.fault(), broken.times());
        } else if (step instanceof Step.Heal healed) {
            stage.heal(healed.origin());
        } else if (step instanceof Step.Wait wait) {
            TimeUnit.NANOSECONDS.sleep(wait.duration().toNanos());
        } else if (step instanceof Step.Restart restart) {
            leave();
            place = place.set(stage.dialect().settings(restart.settings()));
        } else if (step instanceof Step.CallAs call) {
            leave();
            stage.admit(call.caller());
        } else if (step instanceof Step.Damage damage) {
            damage(damage);
        } else if (step instanceof Step.PlantPartial planted) {
            tampering().plantPartial(module(planted.module()));
        } else if (step instanceof Step.Obstruct obstructed) {
            obstruct(obstructed.obstacle());
        } else {
            throw new AssertionError(step);
        }
    }

    private void fetch(Step.Fetch asked) throws InterruptedException, IOException {
        FetchRequest request = request(asked.operation(), asked.modules());
        Subject asking = subject();
        long started = stage.log().nanos();
        Reply reply = asking.fetch(request, deadlines.of(asked.bound()));
        keep(List.of(new Answered(request, started, stage.log().nanos(), reply)));
    }

    private void fetchAndSignal(Step.Interrupted asked) throws InterruptedException, IOException {
        FetchRequest request = request(Operation.DOWNLOAD, asked.modules());
        Subject asking = subject();
        long started = stage.log().nanos();
        try (Sniper sniper = Sniper.wait(stage.log(), started, asked.origin(), () -> {
            stage.log().add(new Event.Step(stage.log().nanos(), Timing.SIGNAL + asked.signal()));
            asking.signal(asked.signal());
        })) {
            Reply reply = asking.fetch(request, deadlines.of(Step.Bound.OVERALL));
            sniper.problem().ifPresent(problem -> {
                throw new WorldException("no signal could be sent: " + problem, problem);
            });
            keep(List.of(new Answered(request, started, stage.log().nanos(), reply)));
        }
    }

    private void fetchTogether(Step.Together asked) throws InterruptedException, IOException {
        leave();
        FetchRequest request = request(Operation.DOWNLOAD, asked.modules());
        Duration limit = deadlines.of(Step.Bound.OVERALL);
        try (Crowd crowd = Crowd.enter(asked.processes(), () -> cast.enter(place))) {
            keep(crowd.all(each -> {
                long started = stage.log().nanos();
                Reply reply = each.fetch(request, limit);
                return new Answered(request, started, stage.log().nanos(), reply);
            }));
        }
    }

    private FetchRequest request(Operation operation, List<String> modules) {
        return new FetchRequest(operation, modules.stream().map(names::real).toList(), place.work());
    }

    private Subject subject() throws InterruptedException {
        if (subject == null) {
            subject = cast.enter(place);
        }
        return subject;
    }

    /** What came back for one fetch, and when. */
    private record Answered(FetchRequest request, long started, long ended, Reply reply) {}

    /** Notes fetches that ended at the same time, with what is in the cache now. */
    private void keep(List<Answered> answered) throws InterruptedException {
        if (answered.stream().anyMatch(each -> each.reply().ending() != Fetch.Ending.ANSWERED)) {
            // What hung, was signalled or broke the protocol is not asked again: the next fetch meets a fresh process.
            leave();
        }
        stage.settle();
        CacheReader cache = new CacheReader(place.moduleCache());
        for (Answered each : answered) {
            FetchRequest request = each.request();
            Reply reply = each.reply();
            stage.log()
                    .add(new Event.Step(
                            each.ended(),
                            "fetch " + (fetches.size() + 1) + " "
                                    + reply.ending().name().toLowerCase(Locale.ROOT)
                                    + (reply.claimedSuccess() ? ", success" : ", failure")));
            fetches.add(new Fetch(
                    fetches.size() + 1,
                    request.operation(),
                    request.modules(),
                    each.started(),
                    each.ended(),
                    reply.ending(),
                    reply.claimedSuccess(),
                    reply.outcome(),
                    reply.attempts(),
                    reply.answers(),
                    reply.message(),
                    deliveries(request.operation(), request.modules(), cache),
                    cache.files(),
                    cache.trees(world)));
        }
    }

    private List<Delivery> deliveries(Operation operation, List<String> modules, CacheReader cache) {
        if (operation != Operation.DOWNLOAD) {
            return List.of();
        }
        return modules.stream()
                .map(module -> find(module)
                        .map(cache::delivery)
                        .orElseGet(() -> new Delivery(module, false, false, true, module + " does not exist")))
                .toList();
    }

    private Optional<Module> find(String module) {
        return world.modules()
                .filter(each -> each.id().toString().equals(module))
                .findFirst();
    }

    private Module module(String named) {
        return find(names.real(named))
                .orElseThrow(() -> new WorldException("a step names a module the world has not: " + named));
    }

    private void damage(Step.Damage damage) throws IOException {
        if (!tampering().damage(module(damage.module()), damage.kept(), damage.harm())) {
            // Whoever keeps no such thing cannot lose it; a fetch before that failed is told by its own check.
            stage.log().add(new Event.Step(stage.log().nanos(), "nothing was there to " + damage.describe()));
        }
    }

    private void obstruct(Step.Obstacle obstacle) throws InterruptedException, IOException {
        switch (obstacle) {
            case CACHE_IS_A_FILE -> tampering().replaceByFile();
            case DISK_FULL -> scratch.leave(ROOM_ON_A_FULL_DISK_KIB);
        }
    }

    private Tampering tampering() {
        return new Tampering(place.moduleCache());
    }

    private void leave() {
        if (subject != null) {
            Quietly.close(subject);
            subject = null;
        }
    }

    @Override
    public void close() {
        leave();
    }
}
