package io.github.fetchproof.harness.resilience;

import io.github.fetchproof.harness.resilience.RetryBudget.Withdrawal;
import java.util.random.RandomGenerator;

/** A {@link RetryBudget} as a gate: a first attempt earns a part of a retry (RETRY-008), whatever becomes of it. */
final class EarnedRetries implements Gate {
    private RetryBudget budget;

    EarnedRetries(RetryBudget budget) {
        this.budget = budget;
    }

    @Override
    public int first(long now, RandomGenerator random) {
        budget = budget.deposit();
        return 0;
    }

    @Override
    public int again(long now, RandomGenerator random) {
        Withdrawal withdrawal = budget.withdraw();
        budget = withdrawal.next();
        return withdrawal.granted() ? 0 : REFUSED;
    }
}
