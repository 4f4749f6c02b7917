package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.fetchproof.harness.resilience.Strategy;
import io.github.fetchproof.harness.resilience.StrategyExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures by chance against the closed forms, within four standard errors. */
class IndependentModelTest {
    private static final int SEEDS = 10;
    /** A hundred clients, ten requests a second of each, for ten seconds. */
    private static final int REQUESTS = 10_000 * SEEDS;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.0001, 0.001, 0.01, 0.02, 0.05, 0.075, 0.1, 0.2, 0.3, 0.4, 0.5, 1})
    void threeRetriesAreThoseOfTheClosedForm(double share) {
        double[] mean = mean(IndependentModel.of(share), "three-retries", 100);
        double success = ClosedForms.successShare(share, 4);

        assertThat(mean[0])
                .isCloseTo(ClosedForms.callsPerRequest(share, 4), within(1e-9 + 4 * Math.sqrt(4 * share / REQUESTS)));
        assertThat(mean[1]).isCloseTo(success, within(4 * Math.sqrt((success * (1 - success) + 1e-9) / REQUESTS)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.5})
    void withoutRetriesARequestIsACall(double share) {
        double[] mean = mean(IndependentModel.of(share), "none", 10);

        assertThat(mean[0]).isCloseTo(1, within(1e-9));
        assertThat(mean[1]).isCloseTo(1 - share, within(4 * Math.sqrt(share * 10 / REQUESTS)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.5})
    void theTokenBucketAddsATenthInTheLongRun(double share) {
        double[] mean = mean(IndependentModel.of(share), "token-bucket", 100);

        assertThat(mean[0]).as("a tenth, and the four that were saved up").isBetween(1.09, 1.14 + 0.01);
    }

    @Test
    void theTokenBucketRetriesAllThatIsRare() {
        double[] mean = mean(IndependentModel.of(0.01), "token-bucket", 100);

        assertThat(mean[1]).isGreaterThan(0.9995);
    }

    @Test
    void theBreakerRetriesWhileFailuresAreFew() {
        double[] few = mean(IndependentModel.of(0.02), "breaker", 100);
        double[] many = mean(IndependentModel.of(0.5), "breaker", 100);

        assertThat(few[1]).isGreaterThan(0.99);
        assertThat(many[0]).isLessThan(1.02);
    }

    @Test
    void wrongSettingsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IndependentModel.of(1.5))
                .withMessage("the share of failures must be from 0 to 1: 1.5");
    }

    private static double[] mean(IndependentModel model, String name, int clients) {
        Strategy strategy = new StrategyExpression(model.strategies()).parse(name);
        double[] mean = new double[2];
        for (int seed = 1; seed <= SEEDS; seed++) {
            double[] run = model.run(strategy, clients, seed);
            mean[0] += run[0] / SEEDS;
            mean[1] += run[1] / SEEDS;
        }
        return mean;
    }
}
