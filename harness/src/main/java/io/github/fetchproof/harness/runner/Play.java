package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.door.Place;
import io.github.fetchproof.harness.door.Reply;
import io.github.fetchproof.harness.door.Subject;
import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.scenario.Names;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.trace.Calibration;
import io.github.fetchproof.harness.trace.Delivery;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Kept;
import io.github.fetchproof.harness.trace.Trace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One scenario, played: its steps walked on a raised stage with one subject. Used once, by one thread. */
final class Play implements AutoCloseable {

    private final Scenario scenario;
    private final Names names;
    private final World world;
    private final Stage stage;
    private final Cast cast;
    private final Deadlines deadlines;
    private final Place place;
    private final List<Fetch> fetches = new ArrayList<>();
    private @Nullable Subject subject;

    /**
     * @param world the scenario's, as this run calls things
     * @param cast whom to play with
     * @param place where the subject works
     */
    Play(Scenario scenario, Names names, World world, Stage stage, Cast cast, Deadlines deadlines, Place place) {
        this.scenario = scenario;
        this.names = names;
        this.world = world;
        this.stage = stage;
        this.cast = cast;
        this.deadlines = deadlines;
        this.place = place;
    }

    /** Walks all the steps, and says what was observed. */
    Trace play(long seed, List<Calibration> calibrations) throws InterruptedException, IOException {
        for (Step step : scenario.steps()) {
            stage.log().add(new Event.Step(stage.log().nanos(), step.describe()));
            walk(step);
        }
        leave();
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
            fetches.add(fetch(asked, deadlines.of(asked.bound())));
        } else if (step instanceof Step.Break broken) {
            stage.breakLink(broken.origin(), broken.fault(), broken.on());
        } else if (step instanceof Step.Serve served) {
            stage.serve(served.origin(), served.trigger(), served.fault());
        } else if (step instanceof Step.Heal healed) {
            stage.heal(healed.origin());
        } else if (step instanceof Step.Wait wait) {
            TimeUnit.NANOSECONDS.sleep(wait.duration().toNanos());
        } else if (step instanceof Step.Restart restart) {
            leave();
            if (!restart.settings().isEmpty()) {
                throw notYet(step);
            }
        } else if (step instanceof Step.Damage damage) {
            damage(damage);
        } else if (step instanceof Step.Together
                || step instanceof Step.Interrupted
                || step instanceof Step.PlantPartial
                || step instanceof Step.Obstruct) {
            throw notYet(step);
        } else {
            throw new AssertionError(step);
        }
    }

    private static WorldException notYet(Step step) {
        return new WorldException("this kit cannot play such a step: " + step.describe());
    }

    private Fetch fetch(Step.Fetch asked, Duration limit) throws InterruptedException, IOException {
        List<String> modules = asked.modules().stream().map(names::real).toList();
        if (subject == null) {
            subject = cast.enter(place);
        }
        long started = stage.log().nanos();
        Reply reply = subject.fetch(new FetchRequest(asked.operation(), modules, place.work()), limit);
        long ended = stage.log().nanos();
        if (reply.ending() != Fetch.Ending.ANSWERED) {
            // What hung or broke the protocol is not asked again: the next fetch meets a fresh process.
            leave();
        }
        stage.settle();
        CacheReader cache = new CacheReader(place.moduleCache());
        stage.log()
                .add(new Event.Step(
                        ended,
                        "fetch " + (fetches.size() + 1) + " "
                                + reply.ending().name().toLowerCase(Locale.ROOT)
                                + (reply.claimedSuccess() ? ", success" : ", failure")));
        return new Fetch(
                fetches.size() + 1,
                asked.operation(),
                modules,
                started,
                ended,
                reply.ending(),
                reply.claimedSuccess(),
                reply.outcome(),
                reply.attempts(),
                reply.answers(),
                reply.message(),
                deliveries(asked.operation(), modules, cache),
                cache.files(),
                List.of());
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
        return world.proxies().values().stream()
                .flatMap(List::stream)
                .filter(each -> each.id().toString().equals(module))
                .findFirst();
    }

    private void damage(Step.Damage damage) throws IOException {
        Module module = find(names.real(damage.module()))
                .orElseThrow(() -> new WorldException("no such module to damage: " + damage.module()));
        if (damage.kept() == Kept.TREE || damage.harm() == Step.Harm.GARBAGE) {
            throw notYet(damage);
        }
        Path file = new CacheReader(place.moduleCache())
                .file(module, damage.kept().name().toLowerCase(Locale.ROOT));
        if (!Files.exists(file)) {
            return; // the fetch before failed, and its own check says so
        }
        if (damage.harm() == Step.Harm.DELETE) {
            Files.delete(file);
            return;
        }
        file.toFile().setWritable(true);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(damage.harm() == Step.Harm.EMPTY ? 0 : channel.size() / 2);
        }
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
