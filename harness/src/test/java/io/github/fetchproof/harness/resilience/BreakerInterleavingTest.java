package io.github.fetchproof.harness.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.resilience.Breaker.Admission;
import io.github.fetchproof.harness.resilience.Breaker.Closed;
import io.github.fetchproof.harness.resilience.Breaker.Open;
import io.github.fetchproof.harness.resilience.Breaker.Probing;
import io.github.fetchproof.harness.resilience.Breaker.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many callers, one breaker: whatever the order of their calls and results, no round lets too many probes out. */
class BreakerInterleavingTest {
    private static final Duration OPEN_FOR = Duration.ofNanos(20);

    @Property
    void aRoundOfProbesAdmitsNoMoreThanItsNumber(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 8) int callers,
            @ForAll @IntRange(min = 1, max = 4) int probes,
            @ForAll @IntRange(min = 1, max = 6) int window) {
        SplittableRandom random = new SplittableRandom(seed);
        Rules rules = new Rules(1 + random.nextInt(window), window, OPEN_FOR, probes, Duration.ofNanos(60));
        Breaker breaker = Breaker.closed(rules);
        List<Integer> out = new ArrayList<>();
        Map<Integer, Integer> probesOf = new TreeMap<>();
        long now = random.nextLong();

        for (int step = 0; step < 400; step++) {
            now += random.nextInt(4);
            if (out.size() < callers && random.nextBoolean()) {
                Breaker before = breaker;
                Admission admission = breaker.admit(now);
                breaker = admission.next();
                if (admission.granted()) {
                    out.add(admission.round());
                    assertThat(before instanceof Open open && now - open.until() < 0)
                            .isFalse();
                    if (breaker instanceof Probing) {
                        probesOf.merge(admission.round(), 1, Integer::sum);
                    }
                }
            } else if (!out.isEmpty()) {
                int round = out.remove(random.nextInt(out.size()));
                Breaker next = random.nextInt(3) == 0 ? breaker.failed(round, now) : breaker.succeeded(round, now);
                if (breaker instanceof Probing probing && next instanceof Closed) {
                    assertThat(probesOf.get(probing.round())).isEqualTo(probes);
                }
                breaker = next;
            }
            if (breaker instanceof Probing probing) {
                assertThat(probing.admitted()).isBetween(1, probes);
                assertThat(probing.succeeded() + probing.failed()).isLessThanOrEqualTo(probing.admitted());
            }
        }
        assertThat(probesOf.values()).allMatch(admitted -> admitted <= probes);
    }

    @Test
    @Timeout(60)
    void threadsThatRetryTheirCompareAndSetGetExactlyTheProbes() throws Exception {
        int threads = 8;
        int probes = 3;
        Rules rules = new Rules(1, 1, OPEN_FOR, probes, Duration.ofDays(1));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 200; round++) {
                AtomicReference<Breaker> breaker =
                        new AtomicReference<>(Breaker.closed(rules).failed(0, 0));
                CyclicBarrier start = new CyclicBarrier(threads);
                Callable<Integer> caller = () -> {
                    start.await(30, TimeUnit.SECONDS);
                    return (admitted(breaker) ? 1 : 0) + (admitted(breaker) ? 1 : 0);
                };
                List<Future<Integer>> callers = new ArrayList<>();
                for (int each = 0; each < threads; each++) {
                    callers.add(pool.submit(caller));
                }

                int granted = 0;
                for (Future<Integer> each : callers) {
                    granted += each.get(30, TimeUnit.SECONDS);
                }
                assertThat(granted).isEqualTo(probes);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static boolean admitted(AtomicReference<Breaker> breaker) {
        while (true) {
            Breaker current = Objects.requireNonNull(breaker.get());
            Admission admission = current.admit(OPEN_FOR.toNanos());
            if (breaker.compareAndSet(current, admission.next())) {
                return admission.granted();
            }
        }
    }
}
