package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about. */
final class Await {
    private static final int LOOKS = 2_000;

    private Await() {}

    /** Waits until something is so, at most twenty seconds. */
    static void until(String what, BooleanSupplier condition) {
        boolean met = condition.getAsBoolean();
        for (int i = 0; i < LOOKS && !met; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            met = condition.getAsBoolean();
        }
        assertThat(met).as(what).isTrue();
    }
}
