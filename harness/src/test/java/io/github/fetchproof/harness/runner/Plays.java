package io.github.fetchproof.harness.runner;

import io.github.fetchproof.harness.door.Cage;
import io.github.fetchproof.harness.door.Door;
import io.github.fetchproof.harness.door.Manifest;
import io.github.fetchproof.harness.door.Way;
import io.github.fetchproof.harness.fetcher.FetcherProvider;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.ScenarioBuilder;
import io.github.fetchproof.harness.trace.Limits;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Terms;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plays scenarios with the reference, or with a subject of a test's own, on ground of its own. */
final class Plays implements AutoCloseable {

    private static final Limits LIMITS = new Limits(
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            4);

    private final Path scratch;
    private final boolean sandboxed;
    private final Ground ground;

    Plays(Path scratch, boolean sandboxed) {
        this.scratch = scratch;
        this.sandboxed = sandboxed;
        this.ground = Ground.raise(sandboxed, 1);
    }

    /** Begins a scenario that is only played, not judged. */
    static ScenarioBuilder played() {
        return ScenarioBuilder.scenario("play/some").must("be played").rules("PLAY-001");
    }

    /** With the reference in this very process. */
    Trace play(Scenario scenario) throws IOException, InterruptedException {
        return play(scenario, new ReferenceProvider());
    }

    /** With a fetcher in this very process. */
    Trace play(Scenario scenario, FetcherProvider provider) throws IOException, InterruptedException {
        Manifest reference = Manifest.bundled("reference");
        return play(scenario, reference, Door.inProcess(reference, provider));
    }

    /** With the reference in a process of its own. */
    Trace playInProcess(Scenario scenario) throws IOException, InterruptedException {
        Manifest bundled = Manifest.bundled("reference");
        Manifest manifest = manifest(
                bundled,
                new Way.Java(
                        ReferenceProvider.class.getName(),
                        System.getProperty("java.class.path"),
                        List.of("-XX:TieredStopAtLevel=1")));
        return play(scenario, manifest, Door.of(manifest));
    }

    private static Manifest manifest(Manifest like, Way way) {
        return new Manifest(
                like.name(),
                List.of(),
                way,
                like.capabilities(),
                LIMITS,
                like.artifacts(),
                like.environment(),
                List.of());
    }

    private Trace play(Scenario scenario, Manifest manifest, Door door) throws IOException, InterruptedException {
        Cast cast = new Cast(
                manifest,
                door,
                sandboxed ? SandboxCage.here() : Cage.NONE,
                new Certification.Subject(manifest.name(), "", "java", ""));
        RunOptions options = new RunOptions(
                1,
                true,
                1,
                1.5,
                sandboxed,
                "",
                Optional.empty(),
                scratch,
                new Certification.Kit("", "", ""),
                Terms.NONE,
                "");
        return new Player(ground, cast, options).play(scenario, new Deadlines(LIMITS, 1.5));
    }

    @Override
    public void close() {
        ground.close();
    }
}
