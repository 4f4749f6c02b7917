package io.github.fetchproof.harness.runner;

import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judge;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.KnownFailures;
import io.github.fetchproof.harness.verdict.Levels;
import io.github.fetchproof.harness.verdict.Verdict;
import io.github.fetchproof.harness.witness.OutsideDials;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Certifies one subject: looks whether it can be certified at all, then plays and judges every scenario, many side by side, in
 * an order drawn from the seed. Used once.
 */
public final class Certifier {

    /** A run that is told to end lets the scenarios in flight tear down for this long. */
    private static final long TEAR_DOWN_SECONDS = 20;

    /** Kinds of faults that go on until a limit of the subject ends them. */
    private static final Set<String> LASTING =
            Set.of("silence", "stall-body", "drip", "stall", "dns-silence", "silent-handshake");

    private final Ground ground;
    private final Cast cast;
    private final RunOptions options;
    private final RunListener listener;
    private final Player player;
    private final KnownFailures known;
    private final Map<Integer, Judgement> judged = new TreeMap<>();
    private final Map<Integer, String> unsandboxed = new TreeMap<>();
    private final List<String> preflight = new ArrayList<>();

    public Certifier(Ground ground, Cast cast, RunOptions options, RunListener listener) {
        this.ground = ground;
        this.cast = cast;
        this.options = options;
        this.listener = listener;
        this.player = new Player(ground, cast, options);
        this.known = new KnownFailures(cast.manifest().knownFailures(), options.terms());
    }

    /**
     * Looks whether the subject can be certified, and if so runs the scenarios and says what came of it. When the calling thread
     * is interrupted, what has been judged so far is returned, marked partial, and everything is torn down.
     *
     * @throws WorldException when the kit itself cannot do its work
     */
    public Certification certify(List<Scenario> scenarios) {
        boolean whole = true;
        Optional<OutsideDials> outside = ground.tap().map(OutsideDials::over);
        try {
            listener.phase("looking whether " + cast.manifest().name() + " can be certified");
            preflight.addAll(new Rehearsal(player, deadlines(), outside).problems());
            listener.progress(certification(true), scenarios.size());
            if (preflight.isEmpty()) {
                play(scenarios);
                outside.flatMap(Rehearsal::outsideProblem).ifPresent(preflight::add);
            }
        } catch (InterruptedException e) {
            whole = false;
        } finally {
            outside.ifPresent(Quietly::close);
        }
        Certification result = certification(!whole);
        listener.ended(result);
        return result;
    }

    /**
     * Plays and judges the scenarios, without asking first whether the subject can be certified.
     *
     * @return in the order of the scenarios
     */
    public List<Judgement> play(List<Scenario> scenarios) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(options.jobs(), task -> new Thread(task, "scenario"));
        try {
            List<Future<?>> plays = new ArrayList<>();
            for (int number : order(scenarios)) {
                plays.add(workers.submit(() -> judge(scenarios.get(number), number, scenarios.size())));
            }
            for (Future<?> play : plays) {
                play.get();
            }
            return List.copyOf(judged.values());
        } catch (ExecutionException e) {
            throw new WorldException("a scenario could not be judged: " + e.getCause(), e);
        } finally {
            end(workers);
        }
    }

    /**
     * The numbers of the scenarios in the order they are begun, drawn from the seed: none may rest on one before it. Every third is
     * one of those that mostly wait, for their turn or for a limit, as long as there are any: beside them others keep the
     * processors busy, and the run does not end with them alone.
     */
    private List<Integer> order(List<Scenario> scenarios) {
        List<Integer> drawn =
                IntStream.range(0, scenarios.size()).boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(drawn, new Random(options.seed()));
        Deque<Integer> waiting = new ArrayDeque<>(drawn);
        waiting.removeIf(number -> !mostlyWaits(scenarios.get(number)));
        Deque<Integer> working = new ArrayDeque<>(drawn);
        working.removeAll(waiting);
        List<Integer> order = new ArrayList<>();
        while (order.size() < drawn.size()) {
            boolean third = order.size() % 3 == 0;
            order.add(working.isEmpty() || (third && !waiting.isEmpty()) ? waiting.remove() : working.remove());
        }
        return order;
    }

    private static boolean mostlyWaits(Scenario scenario) {
        return scenario.heavy() || waitsForLimits(scenario);
    }

    private static boolean waitsForLimits(Scenario scenario) {
        return scenario.steps().stream()
                .anyMatch(step -> (step instanceof Step.Serve served
                                && LASTING.contains(served.fault().kind()))
                        || (step instanceof Step.Break broken
                                && LASTING.contains(broken.fault().kind()))
                        || (step instanceof Step.BreakTls tls
                                && LASTING.contains(tls.fault().kind()))
                        || (step instanceof Step.BreakName name
                                && LASTING.contains(name.fault().kind())));
    }

    private Deadlines deadlines() {
        return new Deadlines(cast.manifest().limits(), options.patience());
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

    private void judge(Scenario scenario, int number, int total) {
        Optional<String> undeclared = undeclared(scenario);
        Optional<String> unsupported = undeclared.or(() -> unsandboxed(scenario));
        if (unsupported.isPresent()) {
            if (undeclared.isEmpty()) {
                wantsSandbox(number, scenario);
            }
            report(number, total, without(scenario, Verdict.UNSUPPORTED, unsupported.get()), Optional.empty());
            return;
        }
        listener.began(scenario);
        try {
            Trace trace = Encore.play(
                    () -> player.play(scenario, deadlines()),
                    seen -> Judge.wasSpoilt(judgement(scenario, seen), seen),
                    seen -> again(judgement(scenario, seen)));
            report(number, total, judgement(scenario, trace), Optional.of(trace));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) {
                report(number, total, without(scenario, Verdict.BROKEN, "the kit failed: " + e), Optional.empty());
                listener.failed(scenario, e);
            }
        }
    }

    private Judgement judgement(Scenario scenario, Trace trace) {
        return known.mark(Judge.judge(scenario, trace, options.terms().binding(), replay(scenario)));
    }

    private Judgement without(Scenario scenario, Verdict verdict, String reason) {
        return Judge.withoutTrace(scenario, verdict, reason, replay(scenario));
    }

    /** Why a scenario is not run with this subject, if so. */
    private Optional<String> undeclared(Scenario scenario) {
        List<String> missing = scenario.needs().stream()
                .filter(need -> !cast.manifest().capabilities().contains(need))
                .map(Capability::word)
                .toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of("not declared: " + String.join(", ", missing));
    }

    /** Why a scenario is not run on this ground, if so. */
    private Optional<String> unsandboxed(Scenario scenario) {
        return ground.sandboxed()
                ? Optional.empty()
                : scenario.onlyInSandbox().map(why -> "needs the sandbox: outside it " + why);
    }

    private synchronized void wantsSandbox(int number, Scenario scenario) {
        unsandboxed.put(number, scenario.id());
    }

    private synchronized void report(int number, int total, Judgement judgement, Optional<Trace> trace) {
        judged.put(number, judgement);
        trace.ifPresent(seen -> listener.traced(judgement, seen));
        listener.judged(judgement, judged.size(), total);
        listener.progress(certification(true), total);
    }

    private synchronized void again(Judgement spoilt) {
        listener.again(spoilt);
    }

    private String replay(Scenario scenario) {
        return "certify " + options.subjectArguments() + "--seed " + options.seed() + " --only " + scenario.id();
    }

    private synchronized Certification certification(boolean partial) {
        List<Judgement> judgements = List.copyOf(judged.values());
        boolean whole = !partial && preflight.isEmpty();
        return new Certification(
                options.kit(),
                cast.described(),
                options.seed(),
                options.sandbox(),
                List.copyOf(unsandboxed.values()),
                ground.provider().name(),
                partial,
                preflight,
                Levels.of(options.terms().profiles(), preflight.isEmpty() ? judgements : List.of()),
                whole ? known.problems(judgements) : List.of(),
                ground.calibrations(),
                judgements);
    }
}
