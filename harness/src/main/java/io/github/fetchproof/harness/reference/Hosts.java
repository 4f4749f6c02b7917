package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.resilience.RetryBudget;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a run remembers of all hosts, from the first request to the last: breakers and the retry budget. Safe to share. */
final class Hosts {
    private final Decisions decisions;
    private final TimeAndChance time;
    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private RetryBudget budget;

    Hosts(Decisions decisions, TimeAndChance time) {
        this.decisions = decisions;
        this.time = time;
        this.budget = decisions.retryBudget();
    }

    Host at(String name) {
        return hosts.computeIfAbsent(name, unseen -> new Host(time.nanos(), decisions.breaker(), decisions.parallel()));
    }

    /** A first attempt was made. */
    synchronized void earnRetries() {
        budget = budget.deposit();
    }

    /** Whether the run can afford one more retry; it is then paid for. */
    synchronized boolean affordRetry() {
        RetryBudget.Withdrawal withdrawal = budget.withdraw();
        budget = withdrawal.next();
        return withdrawal.granted();
    }
}
