package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was seen of one schedule.
 *
 * @param troubled the fetch during which all went wrong
 * @param after a fetch by a new fetcher on the same cache when all was whole again
 * @param requests that reached the origins, by the time they arrived
 */
record Observation(Visit troubled, Visit after, List<Event.Exchange> requests) {
    private static final List<Integer> NOT_THERE = List.of(404, 410);
    private static final List<Integer> FORBIDDEN = List.of(401, 403);

    Observation {
        requests = List.copyOf(requests);
    }

    /**
     * A fetch and what it left.
     *
     * @param result empty when the fetch had not ended long after its limit
     * @param missing files that are not in the cache
     * @param wrong files that are there under their final names, and are not what the world holds
     */
    record Visit(Optional<FetchResult> result, List<String> missing, List<String> wrong) {
        boolean says(Outcome outcome) {
            return result.filter(each -> each.outcome() == outcome).isPresent();
        }

        int attempts() {
            return result.map(FetchResult::attempts).orElse(0);
        }

        @Override
        public String toString() {
            return result.map(each ->
                                    each.outcome() + " after " + each.attempts() + " attempts (" + each.message() + ")")
                            .orElse("no end")
                    + (missing.isEmpty() ? "" : ", missing " + missing)
                    + (wrong.isEmpty() ? "" : ", wrong " + wrong);
        }
    }

    Stream<Event.Exchange> at(String origin) {
        return requests.stream().filter(each -> each.origin().equals(origin));
    }

    /** Whether the origin said, no later than {@code nanos}, that it has no such file. */
    boolean saidNotThere(String origin, String path, long nanos) {
        return at(origin)
                .anyMatch(
                        each -> each.path().equals(path) && each.nanos() <= nanos && NOT_THERE.contains(each.status()));
    }

    boolean someoneForbade() {
        return requests.stream().anyMatch(each -> FORBIDDEN.contains(each.status()));
    }

    /** Whether the fault acted on a request. */
    boolean met(Mishap.AtTheOrigin mishap) {
        return at(mishap.origin())
                .anyMatch(each -> each.fault().equals(mishap.fault().describe()));
    }
}
