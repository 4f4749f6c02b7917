package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.harness.fetcher.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static Settings settings(String... pairs) {
        Map<String, String> variables = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            variables.put(pairs[i], pairs[i + 1]);
        }
        return Settings.of(new Surroundings(variables));
    }

    @Test
    void hasDefaultsForAll() {
        Settings settings = settings();

        assertThat(settings.limits())
                .isEqualTo(new Settings.Limits(
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(20)));
        assertThat(settings.retries())
                .isEqualTo(new Settings.Retries(4, Duration.ofMillis(100), Duration.ofSeconds(1), 0.2, 10));
        assertThat(settings.breaker()).isEqualTo(new Settings.BreakerRules(5, Duration.ofSeconds(2)));
        assertThat(settings.sumDatabase()).isEqualTo("off");
    }

    @Test
    void looksForPasswordsInTheHomeDirectoryUnlessToldWhere() {
        assertThat(settings("HOME", "/home/me").netrc()).isEqualTo(Path.of("/home/me/.netrc"));
        assertThat(settings("HOME", "/home/me", "NETRC", "/etc/passwords").netrc())
                .isEqualTo(Path.of("/etc/passwords"));
    }

    @Test
    void readsTimes() {
        assertThat(settings("FETCHPROOF_TIMEOUT", "2m").limits().overall()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings("FETCHPROOF_HEADER_TIMEOUT", "250ms").limits().header())
                .isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void takesGoprivateForBothListsUnlessTheyAreSet() {
        ModulePath path = new ModulePath("corp.example/m");
        Settings both = settings("GOPRIVATE", "corp.example");
        Settings proxied = settings("GOPRIVATE", "corp.example", "GONOPROXY", "none");

        assertThat(both.privateModules().matches(path)).isTrue();
        assertThat(both.unlistedModules().matches(path)).isTrue();
        assertThat(proxied.privateModules().matches(path)).isFalse();
        assertThat(proxied.unlistedModules().matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "FETCHPROOF_CONNECT_TIMEOUT, 2",
        "FETCHPROOF_CONNECT_TIMEOUT, 0s",
        "FETCHPROOF_TIMEOUT, -1s",
        "FETCHPROOF_ATTEMPTS, 0",
        "FETCHPROOF_ATTEMPTS, many",
        "FETCHPROOF_RETRY_SHARE, 20%",
        "FETCHPROOF_BREAKER_FAILURES, 65",
        "FETCHPROOF_BACKOFF_CAP, 1ms"
    })
    void saysInOneSentenceWhatIsWrong(String name, String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(name, value))
                .withMessageContaining(name + " must be ");
    }
}
