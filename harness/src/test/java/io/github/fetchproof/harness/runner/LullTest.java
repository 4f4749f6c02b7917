package io.github.fetchproof.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LullTest {

    @Test
    void whoeverComesWhileOthersWaitMakesThemWaitOn() throws Exception {
        Lull lull = new Lull(Duration.ofMillis(500));
        AtomicInteger waiting = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> crowd = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Thread each = new Thread(() -> {
                most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
                lull.await();
                waiting.decrementAndGet();
            });
            crowd.add(each);
            each.start();
        }
        for (Thread each : crowd) {
            each.join();
        }

        assertThat(most).hasValue(20);
        assertThat(waiting).hasValue(0);
    }

    @Test
    void whoComesAloneWaitsForTheLullAlone() {
        Lull lull = new Lull(Duration.ofMillis(20));
        long before = System.nanoTime();

        lull.await();

        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(20_000_000);
    }

    @Test
    void theFirstLullIsTheLongest() {
        Lull lull = new Lull(Duration.ofMillis(20));
        long before = System.nanoTime();

        lull.await();
        long first = System.nanoTime();

        assertThat(first - before).isGreaterThanOrEqualTo(Lull.FIRST * 20_000_000L);
    }

    @Test
    void anInterruptEndsTheWait() {
        Thread.currentThread().interrupt();

        new Lull(Duration.ofHours(1)).await();

        assertThat(Thread.interrupted()).isTrue();
    }
}
