package io.github.fetchproof.benchmarks.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void theQuickPlanIsTheSmallerOne() {
        Plan full = Plan.of(List.of());
        Plan quick = Plan.of(List.of("--quick"));

        assertThat(quick.rounds()).isLessThan(full.rounds());
        assertThat(quick.slice()).isLessThan(full.slice());
    }

    @Test
    void otherArgumentsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plan.of(List.of("--slow")))
                .withMessage("there may be one argument, --quick: [--slow]");
    }

    @Test
    void aPlanWithoutARoundIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Plan(1, 0, Duration.ofSeconds(1), 0));
    }
}
