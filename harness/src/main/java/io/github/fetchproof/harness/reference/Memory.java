package io.github.fetchproof.harness.reference;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Failures that {@link Decisions#remembers} wants told again without asking: none, as long as that decision is right. */
record Memory(Decisions decisions, Map<String, FetchFailure> failures) {

    Memory(Decisions decisions) {
        this(decisions, new ConcurrentHashMap<>());
    }

    void note(String what, FetchFailure failure) {
        if (decisions.remembers(failure.failureClass())) {
            failures.put(what, failure);
        }
    }

    void recall(String what) throws FetchFailure {
        Optional<FetchFailure> before = Optional.ofNullable(failures.get(what));
        if (before.isPresent()) {
            throw before.get();
        }
    }
}
