package io.github.fetchproof.scenarios.certification;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Tests that mostly wait for processes: three of them run at any time, and are reported in their order. */
final class ThreeAtATime {
    private static final int ABREAST = 3;
    private static final long MINUTES = 8;

    /** What is done; returns nothing, throws what went wrong. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private ThreeAtATime() {}

    /** Begins at once; by name, in the order of the map. */
    static Stream<DynamicTest> tests(Map<String, Work> works) {
        ExecutorService pool = Executors.newFixedThreadPool(ABREAST);
        return works.entrySet().stream()
                .map(each -> {
                    Future<?> done = pool.submit(() -> {
                        each.getValue().run();
                        return each.getKey();
                    });
                    return DynamicTest.dynamicTest(each.getKey(), () -> await(done));
                })
                .toList()
                .stream()
                .onClose(pool::shutdownNow);
    }

    private static void await(Future<?> done) throws Throwable {
        try {
            done.get(MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }
}
