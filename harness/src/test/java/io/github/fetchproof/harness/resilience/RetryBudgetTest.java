package io.github.fetchproof.harness.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fetchproof.harness.resilience.RetryBudget.Withdrawal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    @Test
    void theReserveIsSpentFirst() {
        RetryBudget budget = RetryBudget.of(0.2, 2, 10);

        assertThat(granted(budget, 5)).isEqualTo(2);
    }

    @Test
    void fiveRequestsEarnOneRetryAtTwentyPercent() {
        RetryBudget budget = RetryBudget.of(0.2, 0, 10);
        for (int request = 0; request < 4; request++) {
            budget = budget.deposit();
        }

        assertThat(granted(budget, 5)).isZero();
        assertThat(granted(budget.deposit(), 5)).isEqualTo(1);
    }

    @Test
    void aQuietTimeSavesUpNoMoreThanTheMost() {
        RetryBudget budget = RetryBudget.of(0.5, 0, 3);
        for (int request = 0; request < 1000; request++) {
            budget = budget.deposit();
        }

        assertThat(granted(budget, 50)).isEqualTo(3);
    }

    @Test
    void wrongSettingsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryBudget.of(-0.1, 0, 1))
                .withMessage("the share must be from 0 to 1000: -0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryBudget.of(0.1, 5, 1))
                .withMessage("the reserve must be from 0 to 1: 5");
        assertThatIllegalArgumentException().isThrownBy(() -> RetryBudget.of(Double.NaN, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryBudget(2, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryBudget(0, -1, 1));
    }

    @Property
    void neverExceededWhateverTheOrder(
            @ForAll @IntRange(min = 0, max = 1000) int shareMillis,
            @ForAll @IntRange(min = 0, max = 20) int reserve,
            @ForAll @IntRange(min = 0, max = 20) int room,
            @ForAll @Size(max = 300) List<Boolean> isRequest) {
        RetryBudget budget = RetryBudget.of(shareMillis / 1000.0, reserve, reserve + room);
        long requests = 0;
        long retries = 0;
        for (boolean request : isRequest) {
            if (request) {
                requests++;
                budget = budget.deposit();
            } else {
                Withdrawal withdrawal = budget.withdraw();
                retries += withdrawal.granted() ? 1 : 0;
                budget = withdrawal.next();
            }
            assertThat(retries * 1000).isLessThanOrEqualTo(reserve * 1000L + requests * shareMillis);
        }
    }

    @Property
    void overAnyStretchNoMoreThanTheSavingsAndTheShare(
            @ForAll @Size(max = 100) List<Boolean> before, @ForAll @Size(max = 100) List<Boolean> after) {
        RetryBudget start = run(RetryBudget.of(0.3, 1, 4), before);
        long requests = after.stream().filter(each -> each).count();
        long retries = grants(start, after);

        assertThat(retries * 10).isLessThanOrEqualTo(4 * 10 + 3 * requests);
    }

    private static RetryBudget run(RetryBudget budget, List<Boolean> isRequest) {
        for (boolean request : isRequest) {
            budget = request ? budget.deposit() : budget.withdraw().next();
        }
        return budget;
    }

    private static long grants(RetryBudget budget, List<Boolean> isRequest) {
        long grants = 0;
        for (boolean request : isRequest) {
            grants += !request && budget.withdraw().granted() ? 1 : 0;
            budget = request ? budget.deposit() : budget.withdraw().next();
        }
        return grants;
    }

    private static int granted(RetryBudget budget, int asked) {
        int granted = 0;
        for (int each = 0; each < asked; each++) {
            granted += budget.withdraw().granted() ? 1 : 0;
            budget = budget.withdraw().next();
        }
        return granted;
    }
}
