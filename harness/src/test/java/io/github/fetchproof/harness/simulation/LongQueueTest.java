package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayDeque;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongQueueTest {
    @Test
    void firstInFirstOutWhileItGrowsAndWraps() {
        SplittableRandom random = new SplittableRandom(1);
        LongQueue queue = new LongQueue();
        ArrayDeque<Long> model = new ArrayDeque<>();

        for (long value = 0; value < 20_000; value++) {
            if (random.nextInt(5) < 3) {
                queue.add(value);
                model.add(value);
            } else if (!model.isEmpty()) {
                assertThat(queue.remove()).isEqualTo(model.remove());
            }
            assertThat(queue.size()).isEqualTo(model.size());
        }
        while (!model.isEmpty()) {
            assertThat(queue.remove()).isEqualTo(model.remove());
        }
    }

    @Test
    void nothingCanBeTakenFromAnEmptyOne() {
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> new LongQueue().remove());
    }
}
