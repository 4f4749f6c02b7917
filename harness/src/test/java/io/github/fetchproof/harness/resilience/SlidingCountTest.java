package io.github.fetchproof.harness.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlidingCountTest {
    @Test
    void countsWhatIsNewerThanTheWindow() {
        SplittableRandom random = new SplittableRandom(1);
        SlidingCount count = new SlidingCount(100);
        List<Long> all = new ArrayList<>();

        long now = 0;
        for (int step = 0; step < 5000; step++) {
            now += random.nextInt(step < 2500 ? 3 : 20);
            if (random.nextBoolean()) {
                count.add(now);
                all.add(now);
            }
            long from = now - 100;
            assertThat(count.at(now))
                    .isEqualTo((int) all.stream().filter(each -> each > from).count());
        }
    }
}
