package io.github.fetchproof.benchmarks.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class IdleTest {
    @Test
    void residentMemoryIsReadFromTheKernelsSummary() {
        String rollup = """
                55aa543d1000-7ffe67337000 ---p 00000000 00:00 0                          [rollup]
                Rss:                1736 kB
                Pss:                 320 kB
                """;

        assertThat(Idle.kilobytes(rollup)).isEqualTo(1736);
        assertThatIllegalArgumentException().isThrownBy(() -> Idle.kilobytes("Pss: 1 kB\n"));
    }

    @Test
    void tenThousandAreOpenedWhereDescriptorsAllow() {
        assertThat(Idle.most(1_000_000)).isEqualTo(10_000);
        assertThat(Idle.most(20_000)).isEqualTo(9_900);
    }
}
