package io.github.fetchproof.fakes.origin;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which faults and holds an origin has been given, and how many requests it has seen.
 *
 * <p>A rule counts the requests that arrive after it was placed, whatever acts on them. Threads share it.
 */
final class Rules {
    private final Map<Artefact, Integer> seen = new EnumMap<>(Artefact.class);
    private final List<Rule> faults = new ArrayList<>();
    private final List<Rule> holds = new ArrayList<>();

    /** A trigger, what was seen when it was placed, and what it sets off. */
    private record Rule(Trigger trigger, int before, Optional<ServerFault> fault, Runnable hold) {
        boolean actsOn(Artefact asked, int seenNow) {
            return trigger.actsOn(asked, seenNow - before);
        }
    }

    /**
     * What to do about one request.
     *
     * @param holds to be run first, in the order they were placed
     * @param fault of the first rule that acts
     */
    record Decision(List<Runnable> holds, Optional<ServerFault> fault) {
        static final Decision NOTHING = new Decision(List.of(), Optional.empty());
    }

    synchronized void serve(Trigger trigger, ServerFault fault) {
        faults.add(new Rule(trigger, count(trigger.artefact()), Optional.of(fault), () -> {}));
    }

    synchronized void hold(Trigger trigger, Runnable hold) {
        holds.add(new Rule(trigger, count(trigger.artefact()), Optional.empty(), hold));
    }

    /** Removes the faults and returns them, in the order they were placed. */
    synchronized List<ServerFault> heal() {
        List<ServerFault> healed =
                faults.stream().flatMap(rule -> rule.fault().stream()).toList();
        faults.clear();
        return healed;
    }

    synchronized void release() {
        holds.clear();
    }

    /** Counts one request; {@code asked} is {@link Artefact#ANY} for one that names no endpoint. */
    synchronized Decision arrived(Artefact asked) {
        seen.merge(Artefact.ANY, 1, Integer::sum);
        if (asked != Artefact.ANY) {
            seen.merge(asked, 1, Integer::sum);
        }
        List<Runnable> due = new ArrayList<>();
        for (Rule rule : holds) {
            if (rule.actsOn(asked, count(rule.trigger().artefact()))) {
                due.add(rule.hold());
            }
        }
        for (Rule rule : faults) {
            if (rule.actsOn(asked, count(rule.trigger().artefact()))) {
                return new Decision(due, rule.fault());
            }
        }
        return new Decision(due, Optional.empty());
    }

    private int count(Artefact artefact) {
        return seen.getOrDefault(artefact, 0);
    }
}
