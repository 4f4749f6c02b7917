package io.github.fetchproof.harness.expectation;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.expectation.Check.Miss;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.trace.Delivery;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Checks of how a fetch ended, and how often an origin was met. Each is a value without state; each can fail. Fetches are
 * numbered from 1.
 *
 * <p>Others are in {@link Answers}, {@link Cached}, {@link Timing} and {@link Traffic}.
 */
public final class Checks {

    private Checks() {}

    /** Every module asked for is there and authentic, and the subject says so. */
    public static Check succeeded(int fetch) {
        return ofFetch(fetch, "fetch " + fetch + " succeeds", each -> each.succeeded() ? "" : how(each));
    }

    /** The subject comes back by itself and says that it failed, and no artefact it left is wrong. */
    public static Check failedCleanly(int fetch) {
        return ofFetch(fetch, "fetch " + fetch + " fails cleanly", each -> {
            if (!each.failedCleanly()) {
                return how(each);
            }
            return each.deliveries().stream()
                    .filter(delivery -> delivery.anyArtefact() && !delivery.authentic())
                    .findFirst()
                    .map(delivery -> "it failed, and left behind " + delivery.problem())
                    .orElse("");
        });
    }

    /** The subject comes back by itself and says that it succeeded, whatever it left behind. */
    public static Check reportsSuccess(int fetch) {
        return ofFetch(
                fetch,
                "fetch " + fetch + " is reported as a success",
                each -> each.ending() == Fetch.Ending.ANSWERED && each.claimedSuccess() ? "" : how(each));
    }

    /** The subject comes back by itself and says that it failed, whatever it left behind. */
    public static Check reportsFailure(int fetch) {
        return ofFetch(
                fetch, "fetch " + fetch + " is reported as a failure", each -> each.failedCleanly() ? "" : how(each));
    }

    /** The subject comes back by itself within the bound of its step. */
    public static Check cameBack(int fetch) {
        return ofFetch(
                fetch,
                "fetch " + fetch + " ends within the declared limits",
                each -> each.ending() == Fetch.Ending.HUNG ? how(each) : "");
    }

    /** No zip and no go.mod that differs from the world's is under its final name. */
    public static Check nothingWrongCached(int fetch) {
        return ofFetch(
                fetch,
                "nothing wrong is in the cache after fetch " + fetch,
                each -> each.deliveries().stream()
                        .filter(delivery -> delivery.anyArtefact() && !delivery.authentic())
                        .findFirst()
                        .map(Delivery::problem)
                        .orElse(""));
    }

    /** No artefact of the modules asked for is in the cache. */
    public static Check nothingCached(int fetch) {
        return ofFetch(
                fetch,
                "nothing is in the cache after fetch " + fetch,
                each -> each.deliveries().stream()
                        .filter(Delivery::anyArtefact)
                        .findFirst()
                        .map(delivery -> "artefacts of " + delivery.module() + " are in the cache")
                        .orElse(""));
    }

    /** No temporary file is left beside the artefacts. */
    public static Check noTemporaryFiles(int fetch) {
        return ofFetch(
                fetch,
                "no temporary file is left after fetch " + fetch,
                each -> each.cache().stream()
                        .filter(file ->
                                file.path().contains("/@v/") && file.path().endsWith(".tmp"))
                        .findFirst()
                        .map(file -> file.path() + " was left behind")
                        .orElse(""));
    }

    /** Where the subject has a word for it, it is not this one. */
    public static Check outcomeIsNot(int fetch, Outcome wrong) {
        return ofOutcome(
                fetch,
                "fetch " + fetch + " is not reported as " + wrong,
                outcome -> outcome == wrong ? "reported as " + outcome : "");
    }

    /** Where the subject has a word for it, it is this one. */
    public static Check outcomeIs(int fetch, Outcome right) {
        return ofOutcome(
                fetch,
                "fetch " + fetch + " is reported as " + right,
                outcome -> outcome == right ? "" : "reported as " + outcome);
    }

    /** No request reaches the origin. */
    public static Check noRequestsAt(String origin) {
        return requestsAtMost(0, origin, "");
    }

    /** At least so many requests whose path ends like this reach the origin. */
    public static Check requestsAtLeast(int least, String origin, String suffix) {
        return counted(
                "at least " + times(least, "request") + ending(suffix) + " at " + origin,
                trace -> requests(trace, origin, suffix),
                count -> count >= least);
    }

    /** At most so many requests whose path ends like this reach the origin. */
    public static Check requestsAtMost(int most, String origin, String suffix) {
        return counted(
                (most == 0 ? "no request" : "at most " + times(most, "request")) + ending(suffix) + " at " + origin,
                trace -> requests(trace, origin, suffix),
                count -> count <= most);
    }

    /** At least so many dials at the origin's link, refused ones included. */
    public static Check dialsAtLeast(int least, String origin) {
        return tapped(counted(
                "at least " + times(least, "dial") + " at " + origin,
                trace -> trace.dialsAt(origin),
                count -> count >= least));
    }

    /** At least one dial at the origin's host, whatever the port: somebody wanted something there. */
    public static Check triesTheHostOf(String origin) {
        return tapped(counted(
                "a dial at the host of " + origin + ", at any port",
                trace -> trace.dialsAtHostOf(origin),
                count -> count >= 1));
    }

    /** At most so many dials at the origin's link, refused ones included. */
    public static Check dialsAtMost(int most, String origin) {
        return tapped(counted(
                (most == 0 ? "no dial" : "at most " + times(most, "dial")) + " at " + origin,
                trace -> trace.dialsAt(origin),
                count -> count <= most));
    }

    /** At most so many dials at the origin's link while this fetch was under way. */
    public static Check dialsAtMostIn(int fetch, int most, String origin) {
        return tapped(made(
                fetch,
                counted(
                        (most == 0 ? "no dial" : "at most " + times(most, "dial")) + " at " + origin + " during fetch "
                                + fetch,
                        trace -> dialsIn(trace, fetch, origin),
                        count -> count <= most)));
    }

    /** The subject does not try one artefact more often at one source than it declared. */
    public static Check dialsWithinDeclaredAttempts(String origin, int artefacts) {
        return tapped(new Simple("no more dials at " + origin + " than the declared attempts allow", trace -> {
            int most = trace.limits().attempts() * artefacts;
            List<Event.Packet> dials = trace.dialsAt(origin);
            return dials.size() <= most
                    ? Optional.empty()
                    : Optional.of(seen(dials.size() + " dials, " + most + " allowed", dials));
        }));
    }

    /** The subject does not ask one artefact more often at one source than it declared. */
    public static Check requestsWithinDeclaredAttempts(String origin, String suffix) {
        return new Simple(
                "no more requests" + ending(suffix) + " at " + origin + " than the declared attempts", trace -> {
                    List<Event.Exchange> requests = requests(trace, origin, suffix);
                    int most = trace.limits().attempts();
                    return requests.size() <= most
                            ? Optional.empty()
                            : Optional.of(seen(requests.size() + " requests, " + most + " allowed", requests));
                });
    }

    /** The subject's own count of attempts in a fetch is the number of dials the tap saw at the origin. */
    public static Check attemptsAreTheDialsAt(int fetch, String origin) {
        String what = "the attempts it reports for fetch " + fetch + " are the dials at " + origin;
        return tapped(made(fetch, new Simple(what, trace -> {
            Fetch there = trace.fetch(fetch);
            if (there.attempts() < 0) {
                return Optional.of(new Miss("it does not count its attempts", "", true));
            }
            List<Event.Packet> dials = dialsIn(trace, fetch, origin);
            return dials.size() == there.attempts()
                    ? Optional.empty()
                    : Optional.of(seen(there.attempts() + " reported, " + dials.size() + " dials seen", dials));
        })));
    }

    /** Between two successive requests whose path ends like this lies at least this much time. */
    public static Check gapAtLeast(Duration least, int between, String origin, String suffix) {
        String what = "at least " + least.toMillis() + " ms between request " + between + " and " + (between + 1)
                + ending(suffix) + " at " + origin;
        return new Simple(what, trace -> {
            List<Event.Exchange> requests = requests(trace, origin, suffix);
            if (requests.size() <= between) {
                return Optional.of(seen("only " + times(requests.size(), "request"), requests));
            }
            long gap = requests.get(between).nanos() - requests.get(between - 1).answeredNanos();
            return gap >= least.toNanos()
                    ? Optional.empty()
                    : Optional.of(seen(Duration.ofNanos(gap).toMillis() + " ms", requests));
        });
    }

    /** Nothing that was asked at an origin names this module of the scenario. */
    public static Check neverAsksFor(String module, String origin) {
        return new Simple("no request at " + origin + " names " + module, trace -> {
            String real = trace.names().getOrDefault(module, module);
            List<Event.Exchange> told = trace.requestsAt(origin).stream()
                    .filter(each -> each.path().contains(real))
                    .toList();
            return told.isEmpty() ? Optional.empty() : Optional.of(seen(times(told.size(), "request"), told));
        });
    }

    /** A check that only a tap can answer: refused dials leave no other trace. */
    static Check tapped(Check check) {
        return new Simple(
                check.describe(),
                trace -> trace.tapped()
                        ? check.miss(trace)
                        : Optional.of(new Miss("no tap was there to count dials", "", true)));
    }

    static List<Event.Packet> dialsIn(Trace trace, int fetch, String origin) {
        Fetch during = trace.fetch(fetch);
        return trace.dialsAt(origin).stream()
                .filter(dial -> dial.nanos() >= during.startedNanos() && dial.nanos() <= during.endedNanos())
                .toList();
    }

    /** A check of one fetch, which misses when there was none. */
    static Check made(int fetch, Check check) {
        return new Simple(
                check.describe(),
                trace -> trace.fetches().size() < fetch
                        ? Optional.of(new Miss("fetch " + fetch + " was never made", "", false))
                        : check.miss(trace));
    }

    static Check ofFetch(int fetch, String what, Function<Fetch, String> problem) {
        return made(fetch, new Simple(what, trace -> {
            String found = problem.apply(trace.fetch(fetch));
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Miss(found, trace.fetch(fetch).message(), false));
        }));
    }

    private static Check ofOutcome(int fetch, String what, Function<Outcome, String> problem) {
        return made(fetch, new Simple(what, trace -> {
            Optional<Outcome> outcome = trace.fetch(fetch).outcome();
            if (outcome.isEmpty()) {
                return Optional.of(new Miss("it has no word for how a fetch ended", "", true));
            }
            String found = problem.apply(outcome.get());
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Miss(found, trace.fetch(fetch).message(), false));
        }));
    }

    static Check counted(
            String what, Function<Trace, ? extends List<? extends Event>> which, Function<Integer, Boolean> right) {
        return new Simple(what, trace -> {
            List<? extends Event> found = which.apply(trace);
            return right.apply(found.size())
                    ? Optional.empty()
                    : Optional.of(seen(found.isEmpty() ? "none" : String.valueOf(found.size()), found));
        });
    }

    static List<Event.Exchange> requests(Trace trace, String origin, String suffix) {
        return trace.requestsAt(origin).stream()
                .filter(each -> each.path().endsWith(suffix))
                .toList();
    }

    static Miss seen(String observed, List<? extends Event> events) {
        StringBuilder evidence = new StringBuilder();
        for (Event event : events.subList(0, Math.min(8, events.size()))) {
            evidence.append(String.format(Locale.ROOT, "%.3f s ", event.nanos() / 1e9))
                    .append(
                            event instanceof Event.Exchange exchange
                                    ? exchange.origin() + " " + exchange.requestLine() + " -> " + exchange.status()
                                    : event instanceof Event.Packet packet
                                            ? packet.from() + " > " + packet.to() + " [" + packet.flags() + "]"
                                            : event.toString())
                    .append('\n');
        }
        if (events.size() > 8) {
            evidence.append("and ").append(events.size() - 8).append(" more\n");
        }
        return new Miss(observed, evidence.toString(), false);
    }

    static String how(Fetch fetch) {
        String after = String.format(Locale.ROOT, "%.1f s", fetch.elapsedNanos() / 1e9);
        if (fetch.ending() == Fetch.Ending.HUNG) {
            return "it was still at it after " + after + " and was ended";
        }
        if (fetch.ending() == Fetch.Ending.CRASHED) {
            return "it crashed after " + after;
        }
        if (fetch.ending() == Fetch.Ending.SIGNALLED) {
            return "a signal ended it after " + after;
        }
        if (!fetch.claimedSuccess()) {
            return "it reported failure"
                    + fetch.outcome().map(outcome -> " (" + outcome + ")").orElse("");
        }
        return fetch.deliveries().stream()
                .filter(delivery -> !delivery.problem().isEmpty())
                .findFirst()
                .map(delivery -> "it reported success, but " + delivery.problem())
                .orElse("it reported success");
    }

    static String ending(String suffix) {
        return suffix.isEmpty() ? "" : " for *" + suffix;
    }

    static String times(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    record Simple(String describe, Function<Trace, Optional<Miss>> question) implements Check {
        @Override
        public Optional<Miss> miss(Trace trace) {
            return question.apply(trace);
        }
    }
}
