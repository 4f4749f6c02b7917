package io.github.fetchproof.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaitsTest {
    private static final long CAP = Waits.CAP.toNanos();

    @Test
    void allGrowFromTheBaseToTheCap() {
        for (int draw = 0; draw < 1000; draw++) {
            assertThat(Waits.fullJitter(1)).isBetween(0L, Waits.BASE.toNanos());
            assertThat(Waits.fullJitterDuration(1)).isBetween(Duration.ZERO, Waits.BASE);
            assertThat(Waits.decorrelated(1)).isBetween(Waits.BASE.toNanos(), 3 * Waits.BASE.toNanos());
            assertThat(Waits.resilience4j(1)).isBetween(50L, 151L);
            assertThat(Waits.awsSdk(1)).isBetween(0L, 100L);
            assertThat(Waits.awsSdk(10)).isBetween(0L, Waits.CAP.toMillis());
        }
        assertThat(Waits.exponential(1)).isEqualTo(Waits.BASE.toNanos());
        assertThat(Waits.exponential(10)).isEqualTo(CAP);
    }

    @Test
    void atTheCapOursAreStillSpreadOutAndThePeerIsNot() {
        Set<Long> ours = new HashSet<>();
        Set<Long> peers = new HashSet<>();
        for (int draw = 0; draw < 1000; draw++) {
            ours.add(Waits.fullJitter(11));
            peers.add(Waits.resilience4j(11));
        }

        assertThat(ours).hasSizeGreaterThan(990).allMatch(wait -> wait <= CAP);
        assertThat(peers).containsExactly(Waits.CAP.toMillis());
    }

    @Test
    void bothEventListsPlayTheSameEvents() {
        PendingEvents ours = PendingEvents.ours(100);
        PendingEvents peer = PendingEvents.priorityQueue(100);

        for (int step = 0; step < 10_000; step++) {
            assertThat(ours.step()).isEqualTo(peer.step());
        }
    }
}
