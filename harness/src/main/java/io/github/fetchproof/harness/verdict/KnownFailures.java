package io.github.fetchproof.harness.verdict;

import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.trace.KnownFailure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The failures that a subject declares, held against what happened. Pure.
 *
 * <p>A declared failure excuses an exit code and nothing else; an entry that is no longer true is a failure itself, or the list
 * would only grow.
 */
public final class KnownFailures {
    private final List<KnownFailure> entries;
    private final List<Scenario> catalogue;
    private final LocalDate today;

    public KnownFailures(List<KnownFailure> entries, Terms terms) {
        this.entries = List.copyOf(entries);
        this.catalogue = terms.catalogue();
        this.today = terms.today();
    }

    /** The judgement, marked as known when every rule it broke is declared. */
    public Judgement mark(Judgement judgement) {
        List<KnownFailure> declared = entries.stream()
                .filter(each -> each.scenario().equals(judgement.id()) && !expired(each))
                .toList();
        Set<String> rules = declared.stream().map(KnownFailure::rule).collect(Collectors.toSet());
        Set<String> broken = judgement.broken();
        if (!judgement.verdict().judged() || broken.isEmpty() || !rules.containsAll(broken)) {
            return judgement;
        }
        return judgement.knownFor(declared.stream()
                .filter(each -> broken.contains(each.rule()))
                .map(KnownFailure::reason)
                .distinct()
                .collect(Collectors.joining("; ")));
    }

    /**
     * The entries that do not hold, and failures beside them that nobody declared, one sentence each. Entries of scenarios that
     * the run left out are not looked at.
     *
     * @param judgements of a whole run
     */
    public List<String> problems(List<Judgement> judgements) {
        List<String> problems = new ArrayList<>();
        for (KnownFailure each : entries) {
            problem(each, judgements)
                    .ifPresent(why -> problems.add("known failure " + each.scenario() + " " + each.rule() + " " + why));
        }
        for (Judgement each : judgements) {
            undeclared(each).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<String> problem(KnownFailure entry, List<Judgement> judgements) {
        Optional<Scenario> scenario = catalogue.stream()
                .filter(each -> each.id().equals(entry.scenario()))
                .findFirst();
        if (scenario.isEmpty()) {
            return Optional.of("is unknown: there is no such scenario");
        }
        if (!scenario.get().rules().contains(entry.rule())) {
            return Optional.of("is unknown: that scenario shows "
                    + String.join(", ", scenario.get().rules()));
        }
        if (expired(entry)) {
            return entry.expires().map(day -> "expired on " + day);
        }
        return judgements.stream()
                .filter(each -> each.id().equals(entry.scenario()))
                .findFirst()
                .flatMap(each -> difference(entry, each));
    }

    private static Optional<String> difference(KnownFailure entry, Judgement judgement) {
        if (!judgement.verdict().judged()) {
            return Optional.of("was skipped: the scenario is " + judgement.verdict());
        }
        if (judgement.broken().contains(entry.rule())) {
            return Optional.empty();
        }
        return Optional.of(
                judgement.broken().isEmpty()
                        ? "is stale: the scenario passes now"
                        : "has changed: the scenario broke " + String.join(", ", judgement.broken()) + " instead");
    }

    /** What a scenario broke beside that for which it is declared. */
    private Optional<String> undeclared(Judgement judgement) {
        Set<String> declared = entries.stream()
                .filter(each -> each.scenario().equals(judgement.id()))
                .map(KnownFailure::rule)
                .collect(Collectors.toSet());
        Set<String> others = new TreeSet<>(judgement.broken());
        boolean asDeclared = others.removeAll(declared);
        return asDeclared && !others.isEmpty()
                ? Optional.of("known failure " + judgement.id() + " has changed: the scenario broke "
                        + String.join(", ", others) + " too")
                : Optional.empty();
    }

    private boolean expired(KnownFailure entry) {
        return entry.expires().filter(today::isAfter).isPresent();
    }
}
