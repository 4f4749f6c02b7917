package io.github.fetchproof.benchmarks.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DefectsTest {
    @Test
    void eachIsALineWithWhatWasMeasured() throws IOException {
        assertThat(Defects.lines())
                .map(line -> line.replaceAll(" +", " "))
                .containsExactly(
                        "resilience4j wait 1 takes 0 steps of growth",
                        "resilience4j wait 10 takes 9 steps of growth",
                        "resilience4j wait 1000 takes 999 steps of growth",
                        "Failsafe told to wait 999 us announces 999 us, sleeps 0 us",
                        "Failsafe told to wait 1900 us announces 1900 us, sleeps 1000 us",
                        "OkHttp 503, Retry-After: 0 requests 2, its caller gets 200",
                        "OkHttp 503, Retry-After: 1 requests 1, its caller gets 503",
                        "OkHttp 503, Retry-After: 120 requests 1, its caller gets 503");
    }
}
