package io.github.fetchproof.harness.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GateCatalogueTest {
    private static final long SECOND = 1_000_000_000L;

    private final RandomGenerator random = new SplittableRandom(1);

    static List<GateForm> forms() {
        return GateCatalogue.ALL;
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatItsUsageSaysCanBeWrittenAndLetsTheFirstAttemptThrough(GateForm form) {
        assertThat(gate(form.usage()).first(0, random)).isNotNegative();
    }

    private static Gate gate(String part) {
        return new StrategyExpression(Map.of())
                .parse("no-wait+" + part)
                .gates(1, 1)
                .get(0);
    }

    @Test
    void aTenthOfTheRequestsOfTheLastTenSeconds() {
        Gate gate = gate("budget(10%,10s)");
        for (int request = 0; request < 9; request++) {
            assertThat(gate.first(request, random)).isNotNegative();
        }
        assertThat(retries(gate, 10, 1)).isZero();

        gate.first(11, random);
        assertThat(retries(gate, 12, 9)).isEqualTo(1);
        assertThat(retries(gate, 11 * SECOND, 1)).isZero();
    }

    @Test
    void aFifthOfTheRequestsAndAReserveInFinagle() {
        Gate gate = gate("finagle-budget(20%,1,10s)");

        assertThat(retries(gate, 0, 99)).isEqualTo(10);
        requests(gate, 50, SECOND);
        assertThat(retries(gate, SECOND, 99)).isEqualTo(10);
        requests(gate, 50, 2 * SECOND);
        assertThat(retries(gate, 13 * SECOND, 99)).as("both are forgotten").isEqualTo(10);
    }

    @Test
    void tenTokensAndATenthForEachSuccess() {
        Gate gate = gate("token-bucket(10,0.1)");

        assertThat(retries(gate, 0, 20)).isEqualTo(10);
        successes(gate, 9);
        assertThat(retries(gate, 0, 20)).isZero();
        successes(gate, 1);
        assertThat(retries(gate, 0, 20)).isEqualTo(1);
    }

    @Test
    void moreThanOneTokenInTheSimulatorOfTheArticle() {
        Gate gate = gate("request-tokens(5,0.1)");

        assertThat(retries(gate, 0, 20)).isEqualTo(4);
        requests(gate, 1, 0);
        assertThat(retries(gate, 0, 20)).isEqualTo(1);
    }

    @Test
    void aTenthOfALifetimesRequestsMayFail() {
        Gate gate = gate("lifetime-failures(10%)");
        requests(gate, 10, 0);

        gate.failed(0, 0);
        assertThat(retries(gate, 0, 1)).isEqualTo(1);
        gate.failed(0, 0);
        assertThat(retries(gate, 0, 1)).isZero();
    }

    @Test
    void threeRetriesOrAFifthOfWhatIsOut() {
        Gate gate = gate("in-flight(20%,3)");
        requests(gate, 1, 0);

        assertThat(retries(gate, 0, 9)).isEqualTo(3);
        requests(gate, 30, 0);
        assertThat(retries(gate, 0, 9)).isEqualTo(4);
        gate.succeeded(1, 0);
        assertThat(retries(gate, 0, 9)).isEqualTo(1);
    }

    @Test
    void retriesNeedMoreThanHalfOfTheTokens() {
        Gate gate = gate("grpc-throttle(10,0.1)");
        failures(gate, 4);
        assertThat(retries(gate, 0, 1)).isEqualTo(1);

        failures(gate, 1);
        assertThat(retries(gate, 0, 1)).isZero();
        successes(gate, 1);
        assertThat(retries(gate, 0, 1)).isEqualTo(1);
    }

    @Test
    void theThrottleOfTheSreBookDropsWhatIsNotAcceptedAnyway() {
        Gate gate = gate("sre-throttle(2,120s)");
        int sent = 0;
        for (int request = 0; request < 10_000; request++) {
            sent += gate.first(request, random) == Gate.REFUSED ? 0 : 1;
        }
        assertThat(sent).as("of a server that accepts nothing").isLessThan(30);

        assertThat(gate.first(200 * SECOND, random))
                .as("when all that is forgotten")
                .isNotNegative();
    }

    @Test
    void theThrottleOfTheSreBookLetsAllThroughWhileHalfIsAccepted() {
        Gate gate = gate("sre-throttle(2,120s)");
        for (int request = 0; request < 1000; request++) {
            assertThat(gate.first(request, random)).isNotNegative();
            if (request % 2 == 0) {
                gate.succeeded(0, request);
            }
        }
    }

    @Test
    void aHundredRetriesOfTheAwsSdkAndThoseThatSucceedGiveBack() {
        Gate gate = gate("aws-tokens(500,5)");

        assertThat(retries(gate, 0, 200)).isEqualTo(100);
        gate.succeeded(0, 0);
        assertThat(retries(gate, 0, 1)).as("a first attempt brings nothing").isZero();
        gate.succeeded(5, 0);
        assertThat(retries(gate, 0, 2)).isEqualTo(1);
    }

    @Test
    void theAwsSdkWaitsOnceItIsThrottled() {
        Gate gate = gate("aws-adaptive");
        for (int call = 0; call < 100; call++) {
            long now = call * SECOND / 10;
            assertThat(gate.pauseNanos(now)).isZero();
            gate.succeeded(0, now);
        }
        gate.throttled(0, 10 * SECOND);
        long pause = 0;
        for (int call = 0; call < 10; call++) {
            pause = gate.pauseNanos(10 * SECOND);
        }

        assertThat(pause / 1e9)
                .as("three of ten calls, at 0.7 of ten a second; seven were saved up")
                .isBetween(0.4, 0.5);
    }

    @Test
    void theAwsSdkRecoversItsRateAlongACubicCurve() {
        Gate gate = gate("aws-adaptive");
        for (int call = 0; call < 100; call++) {
            gate.succeeded(0, call * SECOND / 10);
        }
        gate.throttled(0, 10 * SECOND);
        long now = 10 * SECOND;
        for (int call = 0; call < 1000; call++) {
            now += Math.max(SECOND / 100, gate.pauseNanos(now));
            gate.succeeded(0, now);
        }

        assertThat(gate.pauseNanos(now))
                .as("at much more than the ten a second of before")
                .isLessThan(SECOND / 20);
    }

    @Test
    void theBreakerStopsFirstAttemptsToo() {
        Gate gate = gate("breaker(5,10,5s,3)");
        failures(gate, 10);

        assertThat(gate.first(4 * SECOND, random)).isEqualTo(Gate.REFUSED);
        assertThat(retries(gate, 5 * SECOND, 9)).isEqualTo(3);
    }

    @Test
    void resilience4jJudgesOnlyWhenItHasSeenEnough() {
        Gate gate = gate("resilience4j-breaker(10,4,50%,5s,2)");
        failures(gate, 3);
        assertThat(gate.first(0, random)).isNotNegative();

        failures(gate, 1);
        assertThat(gate.first(5 * SECOND - 1, random)).isEqualTo(Gate.REFUSED);
        assertThat(retries(gate, 5 * SECOND, 9)).isEqualTo(2);

        gate.succeeded(0, 6 * SECOND);
        assertThat(gate.first(6 * SECOND, random))
                .as("half of the probes are out")
                .isEqualTo(Gate.REFUSED);
        gate.succeeded(0, 6 * SECOND);
        assertThat(retries(gate, 6 * SECOND, 9)).isEqualTo(9);
    }

    @Test
    void resilience4jsWindowForgetsTheOldest() {
        Gate gate = gate("resilience4j-breaker(4,4,50%,5s,2)");
        failures(gate, 1);
        successes(gate, 3);
        failures(gate, 1);
        assertThat(gate.first(0, random)).isNotNegative();

        failures(gate, 1);
        assertThat(gate.first(0, random)).isEqualTo(Gate.REFUSED);
    }

    @Test
    void whatASecondGateRefusesTheFirstGetsBack() {
        Strategy strategy = new StrategyExpression(Map.of()).parse("no-wait+aws-tokens(5,5)+breaker(1,1,5s,1)");
        Gate gate = strategy.gates(1, 1).get(0);
        gate.failed(gate.first(0, random), 0);
        assertThat(gate.again(SECOND, random)).as("the breaker is open").isEqualTo(Gate.REFUSED);

        int probe = gate.again(6 * SECOND, random);
        assertThat(probe).as("the token is still there").isNotNegative();
        gate.succeeded(probe, 6 * SECOND);
        assertThat(gate.again(7 * SECOND, random)).isNotNegative();
    }

    @Test
    void breakersArePerSourceBudgetsPerClientAndSharedOnesForAll() {
        Strategy breaker = new StrategyExpression(Map.of()).parse("no-wait+breaker(1,1,5s,1)");
        Strategy budget = new StrategyExpression(Map.of()).parse("no-wait+token-bucket(1,0.1)");
        Strategy shared = new StrategyExpression(Map.of()).parse("no-wait+shared-breaker(1,1,5s,1)");

        assertThat(refusingAfterAFailure(breaker)).containsExactly(true, false, false, false);
        assertThat(refusingAfterAFailure(budget))
                .as("the other client's only token goes to its first source")
                .containsExactly(true, true, false, true);
        assertThat(refusingAfterAFailure(shared)).containsExactly(true, true, true, true);
    }

    private List<Boolean> refusingAfterAFailure(Strategy strategy) {
        List<Gate> gates = strategy.gates(2, 2);
        gates.get(0).failed(gates.get(0).again(0, random), 0);
        return gates.stream().map(each -> each.again(0, random) == Gate.REFUSED).toList();
    }

    private int retries(Gate gate, long now, int asked) {
        int granted = 0;
        for (int each = 0; each < asked; each++) {
            granted += gate.again(now, random) == Gate.REFUSED ? 0 : 1;
        }
        return granted;
    }

    private void requests(Gate gate, int times, long now) {
        for (int each = 0; each < times; each++) {
            gate.first(now, random);
        }
    }

    private static void successes(Gate gate, int times) {
        for (int each = 0; each < times; each++) {
            gate.succeeded(0, 0);
        }
    }

    private static void failures(Gate gate, int times) {
        for (int each = 0; each < times; each++) {
            gate.failed(0, 0);
        }
    }
}
