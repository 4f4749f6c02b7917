package io.github.fetchproof.fakes.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FlightsTest {
    private final Flights<String> flights = new Flights<>();
    private final List<CompletableFuture<String>> begun = new ArrayList<>();

    private CompletableFuture<String> begin() {
        CompletableFuture<String> work = new CompletableFuture<>();
        begun.add(work);
        return work;
    }

    @Test
    void whoAsksMeanwhileWaitsForTheSame() {
        CompletableFuture<String> first = flights.join("a", this::begin);
        CompletableFuture<String> second = flights.join("a", this::begin);
        CompletableFuture<String> other = flights.join("b", this::begin);
        assertThat(begun).hasSize(2);

        begun.get(0).complete("done");

        assertThat(first).isCompletedWithValue("done");
        assertThat(second).isCompletedWithValue("done");
        assertThat(other).isNotDone();
    }

    @Test
    void whoAsksAfterwardsBeginsAnew() {
        assertThat(flights.join("a", () -> CompletableFuture.completedFuture("one")))
                .isCompletedWithValue("one");
        assertThat(flights.join("a", () -> CompletableFuture.completedFuture("two")))
                .isCompletedWithValue("two");
    }

    @Test
    void aFailureReachesAllAndIsForgotten() {
        CompletableFuture<String> first = flights.join("a", this::begin);
        CompletableFuture<String> second = flights.join("a", this::begin);

        begun.get(0).completeExceptionally(new IllegalStateException("broken"));

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedExceptionally();
        assertThat(flights.join("a", () -> {
                    throw new IllegalStateException("at once");
                }))
                .isCompletedExceptionally();
        assertThat(flights.join("a", () -> CompletableFuture.completedFuture("mended")))
                .isCompletedWithValue("mended");
    }
}
