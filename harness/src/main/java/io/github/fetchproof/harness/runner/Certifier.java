package io.github.fetchproof.harness.runner;

import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.trace.Calibration;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judge;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Verdict;
import io.github.fetchproof.harness.witness.OutsideDials;
import io.github.fetchproof.harness.witness.StallMeter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Certifies one subject: calibrates the network, looks whether the subject can be certified at all, then plays and judges every
 * scenario, many side by side. Used once.
 */
public final class Certifier {

    /** A run that is told to end lets the scenarios in flight tear down for this long. */
    private static final long TEAR_DOWN_SECONDS = 20;

    private final Cast cast;
    private final RunOptions options;
    private final RunListener listener;
    private final Map<Integer, Judgement> judged = new TreeMap<>();
    private final List<String> preflight = new ArrayList<>();
    private List<Calibration> calibrations = List.of();

    public Certifier(Cast cast, RunOptions options, RunListener listener) {
        this.cast = cast;
        this.options = options;
        this.listener = listener;
    }

    /**
     * Runs the scenarios and says what came of it. When the calling thread is interrupted, what has been judged so far is
     * returned, marked partial, and everything is torn down.
     *
     * @throws WorldException when the kit itself cannot be raised
     */
    public Certification certify(List<Scenario> scenarios) {
        boolean whole = false;
        try (Ground ground = Ground.raise(options.sandboxed(), options.seed())) {
            whole = certify(ground, scenarios);
        }
        Certification result = certification(!whole);
        listener.ended(result);
        return result;
    }

    private boolean certify(Ground ground, List<Scenario> scenarios) {
        Optional<OutsideDials> outside = ground.tap().map(OutsideDials::over);
        try (StallMeter stalls = StallMeter.start(ground.clock().log())) {
            Player player = new Player(ground, stalls, cast, options);
            listener.phase("calibrating the network of faults");
            calibrations = TwinRoad.calibrate(ground, new Addresses(ground.sandboxed(), Rehearsal.BLOCKS));
            listener.phase("looking whether " + cast.manifest().name() + " can be certified");
            preflight.addAll(new Rehearsal(player, deadlines(), outside).problems());
            listener.progress(certification(true), scenarios.size());
            if (preflight.isEmpty()) {
                playAll(ground, player, scenarios);
                outside.flatMap(Rehearsal::outsideProblem).ifPresent(preflight::add);
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        } finally {
            outside.ifPresent(Quietly::close);
        }
    }

    private Deadlines deadlines() {
        return new Deadlines(cast.manifest().limits(), options.patience());
    }

    private void playAll(Ground ground, Player player, List<Scenario> scenarios) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(options.jobs(), task -> new Thread(task, "scenario"));
        try {
            List<Future<?>> plays = new ArrayList<>();
            for (int i = 0; i < scenarios.size(); i++) {
                int number = i;
                plays.add(workers.submit(() -> judge(ground, player, scenarios, number)));
            }
            for (Future<?> play : plays) {
                play.get();
            }
        } catch (ExecutionException e) {
            throw new WorldException("a scenario could not be judged: " + e.getCause(), e);
        } finally {
            end(workers);
        }
    }

    private static void end(ExecutorService workers) {
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(TEAR_DOWN_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(Certifier.class.getName())
                        .log(System.Logger.Level.WARNING, "scenarios were still tearing down when the run ended");
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    private void judge(Ground ground, Player player, List<Scenario> scenarios, int number) {
        Scenario scenario = scenarios.get(number);
        Optional<String> unsupported = unsupported(scenario, ground);
        if (unsupported.isPresent()) {
            Judgement judgement =
                    Judge.withoutTrace(scenario, Verdict.UNSUPPORTED, unsupported.get(), replay(scenario));
            report(number, judgement, Optional.empty(), scenarios.size());
            return;
        }
        listener.began(scenario);
        try {
            int block = Rehearsal.BLOCKS + 1 + number;
            Trace trace = player.play(scenario, block, deadlines(), calibrationsOf(scenario));
            report(number, Judge.judge(scenario, trace, replay(scenario)), Optional.of(trace), scenarios.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            Judgement broken =
                    Judge.withoutTrace(scenario, Verdict.BROKEN, "the kit failed: " + e, replay(scenario));
            report(number, broken, Optional.empty(), scenarios.size());
            listener.failed(scenario, e);
        }
    }

    private List<Calibration> calibrationsOf(Scenario scenario) {
        Set<String> kinds = scenario.steps().stream()
                .filter(Step.Break.class::isInstance)
                .map(step -> ((Step.Break) step).fault().kind())
                .collect(Collectors.toSet());
        return calibrations.stream().filter(each -> kinds.contains(each.fault())).toList();
    }

    /** Why a scenario is not run with this subject here, if so. */
    private Optional<String> unsupported(Scenario scenario, Ground ground) {
        List<String> missing = scenario.needs().stream()
                .filter(need -> !cast.manifest().capabilities().contains(need))
                .map(Capability::word)
                .toList();
        if (!missing.isEmpty()) {
            return Optional.of("not declared: " + String.join(", ", missing));
        }
        if (!ground.sandboxed() && scenario.needsSandbox()) {
            return Optional.of("needs the sandbox: outside it nobody can witness this, or it would reach real hosts");
        }
        return Optional.empty();
    }

    private synchronized void report(int number, Judgement judgement, Optional<Trace> trace, int total) {
        judged.put(number, judgement);
        trace.ifPresent(seen -> listener.traced(judgement, seen));
        listener.judged(judgement, judged.size(), total);
        listener.progress(certification(true), total);
    }

    private String replay(Scenario scenario) {
        return "certify " + options.subjectArguments() + "--seed " + options.seed() + " --only " + scenario.id();
    }

    private synchronized Certification certification(boolean partial) {
        return new Certification(
                options.kit(),
                cast.described(),
                options.seed(),
                options.sandbox(),
                "embedded",
                partial,
                preflight,
                List.of(),
                calibrations,
                List.copyOf(judged.values()));
    }
}
