package io.github.fetchproof.harness.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fetchproof.harness.resilience.Strategy.GateRule;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyExpressionTest {
    private final StrategyExpression expressions = new StrategyExpression(
            Map.of("usual", "exponential(1s)+attempts(2)", "constant", "constant(7s)"),
            name -> Backoff.constant(Duration.ofSeconds(name.length())));
    private final RandomGenerator random = new SplittableRandom(1);

    @Test
    void parametersGoByPositionOrByName() {
        assertThat(second("exponential(base=200ms,factor=3,cap=20s)")).isEqualTo(Duration.ofMillis(600));
        assertThat(second("exponential(200ms,3)")).isEqualTo(Duration.ofMillis(600));
        assertThat(second("exponential( 200ms , cap=0.5s )")).isEqualTo(Duration.ofMillis(400));
        assertThat(second("exponential")).isEqualTo(Duration.ofMillis(200));
    }

    private Duration second(String expression) {
        return expressions.parse(expression).backoff().next(Duration.ZERO, 2, random);
    }

    @Test
    void partsLimitIt() {
        Strategy strategy = expressions.parse("full-jitter+budget(20%,5s)+breaker+attempts(3)+elapsed(1m)");

        assertThat(strategy.name()).isEqualTo("full-jitter+budget(20%,5s)+breaker+attempts(3)+elapsed(1m)");
        assertThat(strategy.gates()).extracting(GateRule::name).containsExactly("budget", "breaker");
        assertThat(strategy.stop()).isEqualTo(new Stop(3, Duration.ofMinutes(1)));
    }

    @Test
    void aModelsOwnNamesComeFirstUnlessParametersFollow() {
        assertThat(second("usual")).isEqualTo(Duration.ofSeconds(2));
        assertThat(expressions.parse("usual").stop()).isEqualTo(Stop.after(2));
        assertThat(expressions.parse("usual+attempts(9)").stop()).isEqualTo(Stop.after(9));
        assertThat(second("constant")).isEqualTo(Duration.ofSeconds(7));
        assertThat(second("constant(3s)")).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aUsersClassIsNamedInFull() {
        assertThat(second("class:a.B")).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void listsArePartedByCommasOutsideOfParentheses() {
        assertThat(StrategyExpression.split("none,full-jitter(1s,2s)+budget(10%,1s),constant"))
                .containsExactly("none", "full-jitter(1s,2s)+budget(10%,1s)", "constant");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exponential(base=1x)|base must be a time such as 100ms: 1x (character 13",
                "exponential(1s,much)|factor must be a number such as 2.0: much (character 16",
                "exponential(1s,bse=2)|what is in parentheses must be as in exponential(base=100ms,factor=2.0,cap=20s):"
                        + " bse=2 (character 16",
                "constant(1s,2s)|what is in parentheses must be as in constant(wait=1s): 2s (character 13",
                "exponential(2s,2,1s)|the cap must not be below the base PT2S: PT1S (character 18",
                "exponential(1s|the parentheses of exponential must be closed: (1s (character 1",
                "none+hope|a part after + must be one of attempts, elapsed, budget,",
                "none+attempts(0)|there must be at least one attempt: 0 (character 15",
                "none+attempts(x)|most must be a whole number such as 4: x (character 15",
                "none+budget(a lot)|share must be a share such as 10%: a lot (character 13",
                "none(1s)|what is in parentheses must be as in none: 1s (character 6",
                "constant(1s)2|there must be + between the parts of a strategy: 2 (character 13",
                "none+breaker(9,4)|failures and window must be 1 <= failures <= window <= 64: 9, 4 (character 16",
                "hope|a strategy must begin with one of aws-blog-decorrelated,",
                "constant(400000000h)|wait must be at most 292 years: 400000000h (character 10"
            })
    void whatIsWrongIsSaidInASentenceWithItsPlace(String expression, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> expressions.parse(expression))
                .withMessageStartingWith(message)
                .withMessageEndingWith(" of \"" + expression + "\")");
    }
}
