package io.github.fetchproof.harness.verdict;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.expectation.Finding;
import io.github.fetchproof.harness.scenario.Level;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.harness.trace.Calibration;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Judges one scenario from what was declared and what was observed. Pure: the same trace gets the same verdict anywhere.
 *
 * <p>In this order: a fault that was not calibrated or that nobody saw makes the scenario inconclusive; then findings count; a
 * finding is not counted while the host itself stood still.
 */
public final class Judge {

    /** A host that stood still for longer than this cannot blame a subject. */
    static final long HOST_STALL_NANOS = 2_000_000_000L;

    private Judge() {}

    /**
     * The verdict.
     *
     * @param binding how binding each rule is, by its id; one that is not there is as binding as the scenario
     * @param replay the command that runs the scenario again
     */
    public static Judgement judge(Scenario scenario, Trace trace, Map<String, Level> binding, String replay) {
        List<String> witness = new ArrayList<>();
        Optional<String> doubt = doubt(scenario, trace, witness);
        List<Finding> findings = scenario.expectations().stream()
                .flatMap(each -> each.examine(trace).stream())
                .toList();
        List<Finding> broken =
                findings.stream().filter(each -> !each.unobserved()).toList();

        Verdict verdict;
        String reason;
        if (doubt.isPresent()) {
            verdict = Verdict.INCONCLUSIVE;
            reason = doubt.get();
        } else if (!broken.isEmpty() && trace.worstHostStallNanos() >= HOST_STALL_NANOS) {
            verdict = Verdict.INCONCLUSIVE;
            reason = String.format(
                    Locale.ROOT, "the host stood still for %.1f s meanwhile", trace.worstHostStallNanos() / 1e9);
        } else if (!broken.isEmpty()) {
            Predicate<Finding> must = each -> binding.getOrDefault(each.rule(), scenario.level()) == Level.MUST;
            Optional<Finding> worst = broken.stream().filter(must).findFirst();
            verdict = worst.isPresent() ? Verdict.FAILED : Verdict.WARNED;
            reason = say(worst.orElse(broken.get(0)));
        } else if (findings.size() == scenario.expectations().size()) {
            verdict = Verdict.UNSUPPORTED;
            reason = "nothing it rests on can be observed through this door";
        } else {
            verdict = Verdict.PASSED;
            reason = "";
        }
        return new Judgement(
                scenario.id(),
                scenario.sentence(),
                scenario.level(),
                scenario.rules(),
                verdict,
                reason,
                findings,
                seconds(trace),
                witness,
                replay,
                "");
    }

    /** Whether nothing was concluded and the host stood still meanwhile: played again, the scenario may tell something. */
    public static boolean wasSpoilt(Judgement judgement, Trace trace) {
        return judgement.verdict() == Verdict.INCONCLUSIVE && trace.worstHostStallNanos() >= HOST_STALL_NANOS;
    }

    /** A scenario that could not be run, with the reason. */
    public static Judgement withoutTrace(Scenario scenario, Verdict verdict, String reason, String replay) {
        return new Judgement(
                scenario.id(),
                scenario.sentence(),
                scenario.level(),
                scenario.rules(),
                verdict,
                reason,
                List.of(),
                0,
                List.of(),
                replay,
                "");
    }

    private static String say(Finding finding) {
        return finding.rule() + ": expected " + finding.expected() + ", but " + finding.observed();
    }

    /** Why nothing can be concluded, if so; fills in who saw the faults that were seen. */
    private static Optional<String> doubt(Scenario scenario, Trace trace, List<String> witness) {
        for (Calibration each : trace.calibrations()) {
            if (!each.deliverable()) {
                return Optional.of("this network does not deliver the fault \"" + each.fault() + "\": " + each.on());
            }
        }
        Witness tap = new Witness(trace);
        for (Event.Denied denied : trace.events(Event.Denied.class).toList()) {
            Optional<String> seen = tap.of(denied);
            if (seen.isEmpty()) {
                return Optional.of("a dial that the policy denies did not end so: " + denied);
            }
            witness.add(seen.get());
        }
        for (Step step : scenario.steps()) {
            if (step instanceof Step.Break broken) {
                Optional<String> seen = tap.of(broken.origin(), broken.fault());
                if (seen.isEmpty() && broken.met()) {
                    return Optional.of("nobody saw the fault happen: " + broken.describe());
                }
                seen.ifPresent(witness::add);
            } else if (step instanceof Step.Serve served) {
                Optional<Event.Fault> acted =
                        acted(trace, served.origin(), served.fault().kind());
                if (acted.isEmpty() && served.met()) {
                    return Optional.of("the subject never met the fault: " + served.describe());
                }
                acted.ifPresent(each -> witness.add(String.format(
                        Locale.ROOT, "origin: %s gave %s at %.3f s", each.where(), each.detail(), each.nanos() / 1e9)));
            } else if (step instanceof Step.BreakTls broken) {
                Optional<Event.Fault> acted =
                        acted(trace, broken.origin(), broken.fault().kind());
                if (acted.isEmpty()) {
                    return Optional.of("the subject never met the fault: " + broken.describe());
                }
                witness.add(String.format(
                        Locale.ROOT,
                        "TLS of %s: %s at %.3f s",
                        broken.origin(),
                        acted.get().detail(),
                        acted.get().nanos() / 1e9));
            } else if (step instanceof Step.BreakName broken) {
                Optional<Event.Fault> acted =
                        acted(trace, broken.origin(), broken.fault().kind());
                Optional<String> seen = acted.flatMap(each -> tap.of(broken.origin(), broken.fault(), each));
                if (seen.isEmpty()) {
                    return Optional.of("the subject never met the fault: " + broken.describe());
                }
                witness.add(seen.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<Event.Fault> acted(Trace trace, String origin, String kind) {
        return trace.events(Event.Fault.class)
                .filter(each -> each.where().equals(origin)
                        && each.kind().equals(kind)
                        && each.what().equals("acted"))
                .findFirst();
    }

    private static double seconds(Trace trace) {
        long first =
                trace.fetches().stream().mapToLong(Fetch::startedNanos).min().orElse(0);
        long last = trace.fetches().stream().mapToLong(Fetch::endedNanos).max().orElse(first);
        return Math.round((last - first) / 1e6) / 1e3;
    }
}
