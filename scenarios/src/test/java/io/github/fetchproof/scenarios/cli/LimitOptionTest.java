package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.harness.trace.Limits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitOptionTest {

    @Test
    void replacesTheLimitsNamedAndKeepsTheOthers() {
        Limits limits = LimitOption.apply(
                Map.of(
                        "connect",
                        "1500ms",
                        "handshake",
                        "3s",
                        "header",
                        "4s",
                        "stall",
                        "5s",
                        "dns",
                        "6s",
                        "overall",
                        "2m"),
                Limits.DEFAULT);

        assertThat(limits)
                .isEqualTo(new Limits(
                        Duration.ofMillis(1500),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        Duration.ofMinutes(2),
                        Limits.DEFAULT.attempts()));
    }

    @Test
    void aTimeOfNothingIsRefused() {
        assertThatThrownBy(() -> LimitOption.apply(Map.of("stall", "0s"), Limits.DEFAULT))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("0s");
    }
}
