package io.github.fetchproof.harness.runner;

import static io.github.fetchproof.harness.trace.Traces.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.trace.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EncoreTest {
    private final List<Trace> traces = List.of(trace().done(), trace().done(), trace().done(), trace().done());
    private final Queue<Trace> toCome = new ArrayDeque<>(traces);
    private final List<Trace> told = new ArrayList<>();

    @Test
    void whatWasNotSpoiltIsPlayedOnce() throws Exception {
        assertThat(played(Set.of())).isSameAs(traces.get(0));
        assertThat(toCome).hasSize(3);
        assertThat(told).isEmpty();
    }

    @Test
    void whatWasSpoiltIsToldOfAndPlayedAgain() throws Exception {
        assertThat(played(Set.of(0))).isSameAs(traces.get(1));
        assertThat(toCome).hasSize(2);
        assertThat(told).hasSize(1).first().isSameAs(traces.get(0));
    }

    @Test
    void whatIsSpoiltEachTimeIsPlayedTwiceMoreAndNoMore() throws Exception {
        assertThat(played(Set.of(0, 1, 2))).isSameAs(traces.get(2));
        assertThat(toCome).hasSize(1);
        assertThat(told).hasSize(2);
    }

    /** @param spoilt which of the plays are, the first being 0 */
    private Trace played(Set<Integer> spoilt) throws Exception {
        return Encore.play(toCome::remove, seen -> spoilt.contains(traces.size() - toCome.size() - 1), told::add);
    }
}
