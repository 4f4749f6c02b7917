package io.github.fetchproof.harness.goproxy;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a trial showed. Immutable.
 *
 * @param fate what became of the build
 * @param via who served it, where it lives: a proxy's name, or {@code file} for a directory; else empty
 * @param told who but the first proxy learned the module's path, in the line's order: proxies that were asked for it, and
 *     {@code direct} where its host was looked up for that, {@code DNS} where it was for nothing; not what GOPRIVATE allows
 * @param seconds how long the fetch took; 0 where none was made
 * @param reason why nothing is known; else empty
 */
public record Result(Fate fate, String via, List<String> told, double seconds, String reason) {

    public Result {
        told = List.copyOf(told);
    }

    /** Nothing is known. */
    static Result unproven(String reason) {
        return new Result(Fate.UNPROVEN, "", List.of(), 0, reason);
    }

    /**
     * Reads it off the trace.
     *
     * @param judgement on the trial's scenario: an inconclusive one makes nothing known
     * @param trace empty where there is none
     */
    public static Result of(Trial trial, Judgement judgement, Optional<Trace> trace) {
        if (trace.isEmpty() || trace.get().fetches().isEmpty()) {
            return unproven(judgement.reason());
        }
        Trace seen = trace.get();
        Fetch fetch = seen.fetch(1);
        double seconds = Math.round(fetch.elapsedNanos() / 1e8) / 10.0;
        if (!judgement.verdict().judged()) {
            boolean unasked = judgement.verdict() == Verdict.INCONCLUSIVE
                    && fetch.ending() == Fetch.Ending.ANSWERED
                    && seen.requestsAt(trial.proxy()).isEmpty()
                    && seen.dialsAt(trial.proxy()).isEmpty();
            return new Result(unasked ? Fate.NOT_ASKED : Fate.UNPROVEN, "", List.of(), seconds, judgement.reason());
        }
        List<String> told = told(trial, seen);
        if (trial.secret() && told.isEmpty() && !seen.tapped()) {
            return unproven("without the sandbox nobody sees which names are looked up");
        }
        Fate fate = fate(trial, seen, fetch);
        String via = fate == Fate.LIVES ? server(trial, seen) : "";
        return new Result(fate, via, told, seconds, "");
    }

    private static Fate fate(Trial trial, Trace trace, Fetch fetch) {
        if (fetch.ending() == Fetch.Ending.HUNG) {
            return Fate.HANGS;
        }
        if (fetch.succeeded()) {
            return Fate.LIVES;
        }
        if (fetch.ending() == Fetch.Ending.ANSWERED && fetch.claimedSuccess()) {
            return Fate.DECEIVED;
        }
        return trial.line().direct() && looksUp(trial, trace) ? Fate.DIRECT : Fate.DIES;
    }

    /** Who answered the last request for the zip. */
    private static String server(Trial trial, Trace trace) {
        return asked(trial, trace)
                .filter(each -> each.path().endsWith(".zip") && each.status() == 200)
                .reduce((one, later) -> later)
                .map(Event.Exchange::origin)
                .orElse("file");
    }

    private static List<String> told(Trial trial, Trace trace) {
        List<String> proxies = trial.line().proxies();
        List<String> told = new ArrayList<>(proxies.subList(1, proxies.size()).stream()
                .filter(proxy ->
                        asked(trial, trace).anyMatch(each -> each.origin().equals(proxy)))
                .toList());
        if (trial.line().privateGlobs().isEmpty() && looksUp(trial, trace)) {
            told.add(trial.line().direct() ? "direct" : "DNS");
        }
        return told;
    }

    /** Requests that speak of the module. */
    private static Stream<Event.Exchange> asked(Trial trial, Trace trace) {
        Predicate<String> speaks = trial.paths().stream()
                .map(path -> new ModulePath(path).escaped())
                .<Predicate<String>>map(escaped -> path -> path.contains("/" + escaped + "/"))
                .reduce(Predicate::or)
                .orElseThrow();
        return trace.events(Event.Exchange.class).filter(each -> speaks.test(each.path()));
    }

    private static boolean looksUp(Trial trial, Trace trace) {
        List<String> hosts =
                trial.paths().stream().map(path -> path.split("/", 2)[0]).toList();
        return trace.events(Event.Query.class).anyMatch(each -> hosts.contains(each.name()));
    }
}
