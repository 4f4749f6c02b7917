package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.door.Door;
import io.github.fetchproof.harness.door.Manifest;
import io.github.fetchproof.harness.door.Way;
import io.github.fetchproof.harness.expectation.Finding;
import io.github.fetchproof.harness.fetcher.FetcherProvider;
import io.github.fetchproof.harness.runner.Cast;
import io.github.fetchproof.harness.runner.Certifier;
import io.github.fetchproof.harness.runner.Ground;
import io.github.fetchproof.harness.runner.RunListener;
import io.github.fetchproof.harness.runner.RunOptions;
import io.github.fetchproof.harness.runner.SandboxCage;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Terms;
import io.github.fetchproof.harness.verdict.Verdict;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * Inside the sandbox: plays flawed fetchers in scenarios, and prints a line for each pair, {@code flaw TAB scenario TAB verdict
 * TAB broken rules TAB reason}.
 *
 * <p>Arguments: a scratch directory; {@code full} for every scenario or {@code claimed} for those that a flaw names; and globs of
 * scenarios, none for all. A flawed fetcher is played in this very process where the scenario lets it be, which costs a tenth of a
 * process of its own; a scenario that takes processes, or is heavy, is played with those flaws alone that name it. What is
 * not as a flaw declares is looked at a second time, when the others are done, and that time counts.
 */
final class KillMatrix {

    /** Most of the time is waiting. The claims alone are played beside other tests, which need their share. */
    private static final int ALL_SIDE_BY_SIDE = 64;

    private static final int CLAIMS_SIDE_BY_SIDE = 16;

    /** Plays that need processes of the subject, and therefore processors. */
    private static final Semaphore PROCESSES = new Semaphore(4);

    private KillMatrix() {}

    public static void main(String[] arguments) throws Exception {
        // A JVM reads its ban of old TLS once, and one flaw speaks it; the others do not, banned or not.
        Security.setProperty("jdk.tls.disabledAlgorithms", "");
        Path scratch = Path.of(arguments[0]);
        boolean full = arguments[1].equals("full");
        Catalogue catalogue =
                Catalogue.standard().only(Stream.of(arguments).skip(2).toList());
        ExecutorService workers = Executors.newFixedThreadPool(full ? ALL_SIDE_BY_SIDE : CLAIMS_SIDE_BY_SIDE);
        try (Ground ground = Ground.raise(true, 1)) {
            List<Future<Play>> plays = new ArrayList<>();
            for (Class<? extends FetcherProvider> flawed : FlawedFetchers.all()) {
                for (Scenario scenario : catalogue.scenarios()) {
                    if ((full && !isCostly(scenario)) || names(FlawedFetchers.flawOf(flawed), scenario)) {
                        plays.add(workers.submit(
                                () -> new Play(flawed, scenario, judge(ground, flawed, scenario, scratch))));
                    }
                }
            }
            List<Play> played = new ArrayList<>();
            for (Future<Play> each : plays) {
                played.add(each.get());
            }
            System.err.println(played.size() + " plays, "
                    + played.stream().filter(Play::isDoubtful).count() + " of them not as declared and played again");
            for (Play play : played) {
                print(play.flawed(), play.isDoubtful() ? again(ground, play, scratch) : play.judgement());
            }
        } finally {
            workers.shutdownNow();
        }
    }

    /** What came of one flaw in one scenario. */
    private record Play(Class<? extends FetcherProvider> flawed, Scenario scenario, Judgement judgement) {
        /** Whether it is not as declared: the crowd beside it may have done harm, or hidden it. */
        boolean isDoubtful() {
            Flaw flaw = FlawedFetchers.flawOf(flawed);
            boolean passed = judgement.verdict() == Verdict.PASSED;
            return names(flaw, scenario)
                    ? passed
                    : !passed && !List.of(flaw.alsoShowsIn()).contains(scenario.id());
        }
    }

    private static Judgement again(Ground ground, Play play, Path scratch) throws Exception {
        return judge(ground, play.flawed(), play.scenario(), scratch);
    }

    private static boolean names(Flaw flaw, Scenario scenario) {
        for (String claim : flaw.caughtBy()) {
            if (claim.startsWith(scenario.id() + " ")) {
                return true;
            }
        }
        return false;
    }

    private static Judgement judge(
            Ground ground, Class<? extends FetcherProvider> flawed, Scenario scenario, Path scratch) throws Exception {
        Manifest reference = Manifest.bundled("reference");
        Way.Java way = (Way.Java) reference.way();
        Manifest manifest = new Manifest(
                flawed.getSimpleName(),
                List.of(),
                new Way.Java(flawed.getName(), System.getProperty("java.class.path"), way.jvmOptions()),
                reference.capabilities(),
                reference.limits(),
                reference.artifacts(),
                reference.environment(),
                List.of());
        boolean processes = needsProcesses(scenario);
        Door door = processes
                ? Door.of(manifest)
                : Door.inProcess(manifest, flawed.getConstructor().newInstance());
        Cast cast = new Cast(
                manifest,
                door,
                SandboxCage.here(),
                new Certification.Subject(manifest.name(), "", "java", flawed.getName()));
        // A seed of its own: the same scenario is played by several at once, and names must not clash.
        RunOptions options = new RunOptions(
                FlawedFetchers.all().indexOf(flawed),
                true,
                1,
                1.5,
                true,
                "",
                Optional.empty(),
                Files.createTempDirectory(scratch, "f"),
                new Certification.Kit("", "", ""),
                Terms.NONE,
                "");
        Certifier certifier = new Certifier(ground, cast, options, new RunListener() {});
        if (!processes) {
            return certifier.play(List.of(scenario)).get(0);
        }
        PROCESSES.acquire();
        try {
            return certifier.play(List.of(scenario)).get(0);
        } finally {
            PROCESSES.release();
        }
    }

    private static boolean isCostly(Scenario scenario) {
        return scenario.heavy() || needsProcesses(scenario);
    }

    /** Whether it ends the subject by a signal, starts several at once, or tells it of a name server that is its own. */
    private static boolean needsProcesses(Scenario scenario) {
        return scenario.namesOverTcp()
                || scenario.steps().stream()
                        .anyMatch(step -> step instanceof Step.Interrupted || step instanceof Step.Together);
    }

    private static void print(Class<? extends FetcherProvider> flawed, Judgement judgement) {
        String broken = String.join(
                ",",
                judgement.findings().stream()
                        .filter(finding -> !finding.unobserved())
                        .map(Finding::rule)
                        .distinct()
                        .toList());
        System.out.println(String.join(
                "\t",
                flawed.getSimpleName(),
                judgement.id(),
                judgement.verdict().name(),
                broken,
                judgement.reason().replaceAll("\\s+", " ")));
    }
}
