package io.github.fetchproof.scenarios.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two runs at the same time do not disturb each other. */
@Timeout(300)
class SideBySideIT {
    @Test
    void bothArePassed(@TempDir Path home) throws Exception {
        KitRun.needsSandbox(home);

        try (KitRun one = KitRun.certify(home.resolve("one"), "--only", "list/*", "--seed", "1");
                KitRun other = KitRun.certify(home.resolve("other"), "--only", "list/*", "--seed", "1")) {
            int first = one.end();
            int second = other.end();

            assertThat(first).as(String.join("\n", one.said())).isZero();
            assertThat(second).as(String.join("\n", other.said())).isZero();
            assertThat(one.results().verdicts())
                    .isNotEmpty()
                    .isEqualTo(other.results().verdicts());
            assertThat(one.results().verdicts().values()).containsOnly("PASSED");
            one.leavesNothing();
            other.leavesNothing();
        }
    }
}
