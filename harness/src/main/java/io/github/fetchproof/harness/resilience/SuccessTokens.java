package io.github.fetchproof.harness.resilience;

import io.github.fetchproof.harness.resilience.RetryBudget.Withdrawal;
import java.util.random.RandomGenerator;

/** A {@link RetryBudget} that follows success: a retry takes a token, a success brings back a part of one. */
final class SuccessTokens implements Gate {
    private RetryBudget budget;

    SuccessTokens(RetryBudget budget) {
        this.budget = budget;
    }

    @Override
    public int again(long now, RandomGenerator random) {
        Withdrawal withdrawal = budget.withdraw();
        budget = withdrawal.next();
        return withdrawal.granted() ? 0 : REFUSED;
    }

    @Override
    public void succeeded(int ticket, long now) {
        budget = budget.deposit();
    }
}
