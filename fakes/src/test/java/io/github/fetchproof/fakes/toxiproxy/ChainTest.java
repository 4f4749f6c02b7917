package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final long MILLI = 1_000_000;

    private final Recorder sink = new Recorder();
    private final List<String> drawn = new ArrayList<>();
    private final List<String> acted = new ArrayList<>();
    private final Chain chain = new Chain(
            List.of(),
            (toxic, start) -> {
                drawn.add(toxic + start);
                return new SplittableRandom(7);
            },
            (toxic, how) -> acted.add(toxic.name() + " " + how),
            sink);

    @Test
    void latencyHoldsEachChunkFromItsArrival() {
        chain.add(toxic("a", ToxicType.LATENCY, Map.of("latency", 100L)));
        give("x", 0);
        give("y", 30);

        assertThat(chain.pump(99 * MILLI)).isEqualTo(100 * MILLI);
        assertThat(sink.text()).isEmpty();
        assertThat(chain.pump(100 * MILLI)).isEqualTo(130 * MILLI);
        assertThat(sink.text()).isEqualTo("x");
        assertThat(chain.pump(130 * MILLI)).isEqualTo(Effect.NEVER);
        assertThat(sink.text()).isEqualTo("xy");
        assertThat(acted).containsExactly("a delayed data");
    }

    @Test
    void latenciesAddUp() {
        chain.add(toxic("a", ToxicType.LATENCY, Map.of("latency", 100L)));
        chain.add(toxic("b", ToxicType.LATENCY, Map.of("latency", 50L)));
        give("x", 0);

        chain.pump(100 * MILLI);
        chain.pump(149 * MILLI);
        assertThat(sink.text()).isEmpty();
        chain.pump(150 * MILLI);
        assertThat(sink.text()).isEqualTo("x");
    }

    @Test
    void latencyDoesNotDelayAnEmptyEnd() {
        chain.add(toxic("a", ToxicType.LATENCY, Map.of("latency", 100L)));
        chain.end(End.FIN);
        chain.pump(0);

        assertThat(sink.end).isEqualTo(End.FIN);
    }

    @Test
    void anUpdateLetsTheChunkInHandGoAndHoldsTheRestByTheNewRule() {
        chain.add(toxic("a", ToxicType.LATENCY, Map.of("latency", 1000L)));
        give("x", 0);
        give("y", 10);
        chain.update(toxic("a", ToxicType.LATENCY, Map.of("latency", 200L)));

        assertThat(sink.text()).isEqualTo("x");
        chain.pump(209 * MILLI);
        assertThat(sink.text()).isEqualTo("x");
        chain.pump(210 * MILLI);
        assertThat(sink.text()).isEqualTo("xy");
    }

    @Test
    void removingLetsEverythingGoInOrderAndTheEndAfterIt() {
        chain.add(toxic("a", ToxicType.LATENCY, Map.of("latency", 1000L)));
        give("x", 0);
        give("y", 10);
        chain.end(End.FIN);
        chain.pump(20 * MILLI);
        chain.remove("a");

        assertThat(sink.text()).isEqualTo("xy");
        assertThat(sink.end).isEqualTo(End.FIN);
    }

    @Test
    void everyStartDrawsAgain() {
        chain.add(toxic("a", ToxicType.NOOP, Map.of()));
        chain.add(toxic("b", ToxicType.NOOP, Map.of()));
        chain.update(toxic("b", ToxicType.NOOP, Map.of()));
        chain.remove("b");

        assertThat(drawn).containsExactly("a0", "a1", "b0", "b1", "a2");
    }

    @Test
    void toxicityZeroSparesAndOneHits() {
        chain.add(toxic("a", ToxicType.LATENCY, Map.of("latency", 100L)).with(0, Map.of()));
        give("x", 0);
        assertThat(sink.text()).isEqualTo("x");

        chain.update(toxic("a", ToxicType.LATENCY, Map.of("latency", 100L)));
        give("y", 1);
        assertThat(sink.text()).isEqualTo("x");
    }

    @Test
    void bandwidthHoldsAChunkForItsSize() {
        chain.add(toxic("a", ToxicType.BANDWIDTH, Map.of("rate", 1L)));
        give("0123456789".repeat(5), 0);

        assertThat(chain.pump(49 * MILLI)).isEqualTo(50 * MILLI);
        assertThat(sink.text()).isEmpty();
        chain.pump(50 * MILLI);
        assertThat(sink.text()).hasSize(50);
    }

    @Test
    void bandwidthSlicesByTheTenthOfASecond() {
        chain.add(toxic("a", ToxicType.BANDWIDTH, Map.of("rate", 100L)));
        give("x".repeat(Effect.CHUNK), 0);
        for (int tick = 1; tick <= 40; tick++) {
            chain.pump(10L * tick * MILLI);
        }

        assertThat(sink.sizes).containsExactly(10_000, 10_000, 10_000, 2_768);
    }

    @Test
    void bandwidthMakesALateTimerGood() {
        chain.add(toxic("a", ToxicType.BANDWIDTH, Map.of("rate", 1L)));
        give("0123456789", 0);
        chain.pump(14 * MILLI);
        assertThat(sink.text()).hasSize(10);

        give("0123456789", 14);
        assertThat(chain.pump(14 * MILLI)).isEqualTo(20 * MILLI);
    }

    @Test
    void bandwidthZeroStallsAndLosesNothing() {
        chain.add(toxic("a", ToxicType.BANDWIDTH, Map.of("rate", 0L)));
        give("x", 0);
        give("y", 1);
        chain.end(End.FIN);

        assertThat(chain.pump(1_000_000 * MILLI)).isEqualTo(Effect.NEVER);
        assertThat(sink.text()).isEmpty();
        chain.remove("a");
        assertThat(sink.text()).isEqualTo("xy");
        assertThat(sink.end).isEqualTo(End.FIN);
    }

    @Test
    void bandwidthHoldsTheSenderUp() {
        chain.add(toxic("a", ToxicType.BANDWIDTH, Map.of("rate", 0L)));
        assertThat(chain.ready()).isTrue();
        for (int i = 0; i < 4; i++) {
            give("x".repeat(Effect.CHUNK), 0);
        }

        assertThat(chain.ready()).isFalse();
    }

    @Test
    void slowCloseDelaysTheEndAlone() {
        chain.add(toxic("a", ToxicType.SLOW_CLOSE, Map.of("delay", 500L)));
        give("x", 0);
        assertThat(sink.text()).isEqualTo("x");

        chain.end(End.FIN);
        assertThat(chain.pump(10 * MILLI)).isEqualTo(510 * MILLI);
        assertThat(sink.end).isEqualTo(End.OPEN);
        chain.pump(510 * MILLI);
        assertThat(sink.end).isEqualTo(End.FIN);
    }

    @Test
    void addingAToxicBehindAPendingCloseStartsItsDelayAnew() {
        chain.add(toxic("a", ToxicType.SLOW_CLOSE, Map.of("delay", 500L)));
        chain.end(End.FIN);
        chain.pump(0);
        chain.pump(300 * MILLI);
        chain.add(toxic("b", ToxicType.NOOP, Map.of()));

        assertThat(chain.pump(300 * MILLI)).isEqualTo(800 * MILLI);
        chain.remove("a");
        chain.pump(301 * MILLI);
        assertThat(sink.end).isEqualTo(End.FIN);
    }

    @Test
    void timeoutDropsAndClosesAfterSilence() {
        chain.add(toxic("a", ToxicType.TIMEOUT, Map.of("timeout", 300L)));
        assertThat(chain.pump(0)).isEqualTo(300 * MILLI);
        give("x", 200);

        assertThat(chain.pump(300 * MILLI)).isEqualTo(500 * MILLI);
        chain.pump(500 * MILLI);
        assertThat(sink.text()).isEmpty();
        assertThat(sink.end).isEqualTo(End.FIN);
    }

    @Test
    void timeoutZeroDropsUntilItIsRemovedWhichCloses() {
        chain.add(toxic("a", ToxicType.TIMEOUT, Map.of()));
        give("x", 0);
        assertThat(chain.pump(1_000_000 * MILLI)).isEqualTo(Effect.NEVER);
        chain.remove("a");

        assertThat(sink.text()).isEmpty();
        assertThat(sink.end).isEqualTo(End.FIN);
    }

    @Test
    void resetPeerWaitsForTheFirstBytesAndThenItsTimeout() {
        chain.add(toxic("a", ToxicType.RESET_PEER, Map.of("timeout", 100L)));
        assertThat(chain.pump(50 * MILLI)).isEqualTo(Effect.NEVER);
        give("x", 60);

        assertThat(chain.pump(159 * MILLI)).isEqualTo(160 * MILLI);
        chain.pump(160 * MILLI);
        assertThat(sink.end).isEqualTo(End.RESET);
        assertThat(sink.text()).isEmpty();
    }

    @Test
    void aResetThatIsTakenBackLosesNothing() {
        chain.add(toxic("a", ToxicType.RESET_PEER, Map.of("timeout", 100L)));
        give("x", 0);
        chain.remove("a");

        assertThat(sink.text()).isEqualTo("x");
        assertThat(sink.end).isEqualTo(End.OPEN);
    }

    @Test
    void aResetGoesThroughTheToxicsBehindIt() {
        chain.add(toxic("a", ToxicType.RESET_PEER, Map.of()));
        chain.add(toxic("b", ToxicType.SLOW_CLOSE, Map.of("delay", 10L)));
        give("x", 0);
        chain.pump(10 * MILLI);

        assertThat(sink.end).isEqualTo(End.RESET);
    }

    @Test
    void slicerCutsWithinItsVariationAndWaitsAfterEachPiece() {
        chain.add(toxic("a", ToxicType.SLICER, Map.of("average_size", 10L, "size_variation", 3L, "delay", 1000L)));
        give("0123456789".repeat(10), 0);
        assertThat(sink.sizes).hasSize(1);
        for (int tick = 1; tick <= 100; tick++) {
            chain.pump(tick * MILLI);
        }

        assertThat(sink.text()).isEqualTo("0123456789".repeat(10));
        assertThat(sink.sizes).hasSizeGreaterThan(7).allMatch(size -> size <= 13);
    }

    @Test
    void slicerOfOneByteMakesAsManyPieces() {
        chain.add(toxic("a", ToxicType.SLICER, Map.of("average_size", 1L)));
        give("x".repeat(24), 0);

        assertThat(sink.sizes).hasSize(24);
    }

    @Test
    void anInterruptedSlicerSendsTheRestInOnePiece() {
        chain.add(toxic("a", ToxicType.SLICER, Map.of("average_size", 1L, "delay", 1000L)));
        give("abc", 0);
        chain.remove("a");

        assertThat(sink.sizes).containsExactly(1, 2);
        assertThat(sink.text()).isEqualTo("abc");
    }

    @Test
    void limitDataCountsAcrossUpdates() {
        chain.add(toxic("a", ToxicType.LIMIT_DATA, Map.of("bytes", 10L)));
        give("01234567", 0);
        chain.update(toxic("a", ToxicType.LIMIT_DATA, Map.of("bytes", 30L)));
        give("x".repeat(40), 1);

        assertThat(sink.text()).hasSize(30);
        assertThat(sink.end).isEqualTo(End.FIN);
    }

    @Test
    void limitDataClosesRightAfterTheLastByte() {
        chain.add(toxic("a", ToxicType.LIMIT_DATA, Map.of("bytes", 3L)));
        give("abc", 0);

        assertThat(sink.text()).isEqualTo("abc");
        assertThat(sink.end).isEqualTo(End.FIN);
        assertThat(chain.ready()).isFalse();
    }

    @Test
    void limitZeroClosesAtTheFirstByte() {
        chain.add(toxic("a", ToxicType.LIMIT_DATA, Map.of()));
        assertThat(sink.end).isEqualTo(End.OPEN);
        give("a", 0);

        assertThat(sink.text()).isEmpty();
        assertThat(sink.end).isEqualTo(End.FIN);
    }

    @Test
    void limitTimeLetsDataPassAndClosesAfterItsTimeTalkOrSilence() {
        chain.add(toxic("a", ToxicType.LIMIT_TIME, Map.of("time", 100L)));
        assertThat(chain.pump(10 * MILLI)).isEqualTo(110 * MILLI);
        give("x", 60);
        give("y", 109);
        assertThat(sink.text()).isEqualTo("xy");
        assertThat(sink.end).isEqualTo(End.OPEN);

        chain.pump(110 * MILLI);
        assertThat(sink.end).isEqualTo(End.FIN);
        assertThat(acted).containsExactly("a closed after its time");
    }

    @Test
    void anotherLimitOfTimeCountsFromTheSameMoment() {
        Toxic limit = toxic("a", ToxicType.LIMIT_TIME, Map.of("time", 100L));
        chain.add(limit);
        chain.pump(0);
        chain.update(limit.with(1, Map.of("time", 150L)));

        assertThat(chain.pump(99 * MILLI)).isEqualTo(150 * MILLI);
        chain.update(limit.with(1, Map.of("time", 50L)));
        chain.pump(99 * MILLI);
        assertThat(sink.end).isEqualTo(End.FIN);
    }

    @Test
    void aHalfCloseWaitsForTheDataBeforeIt() {
        chain.add(toxic("a", ToxicType.LATENCY, Map.of("latency", 100L)));
        give("x", 0);
        chain.end(End.HALF);
        chain.pump(99 * MILLI);
        assertThat(sink.end).isEqualTo(End.OPEN);

        chain.pump(100 * MILLI);
        assertThat(sink.text()).isEqualTo("x");
        assertThat(sink.end).isEqualTo(End.HALF);
    }

    @Test
    void nothingIsPassedWhileTheWayIsBlocked() {
        chain.add(toxic("a", ToxicType.LATENCY, Map.of("latency", 10L)));
        give("x", 0);
        sink.blocked = true;
        chain.pump(20 * MILLI);
        assertThat(sink.text()).isEmpty();

        sink.blocked = false;
        chain.pump(30 * MILLI);
        assertThat(sink.text()).isEqualTo("x");
    }

    @Test
    void noopAndSparedToxicsLeaveTheChainClear() {
        chain.add(toxic("a", ToxicType.NOOP, Map.of()));
        chain.add(toxic("b", ToxicType.TIMEOUT, Map.of()).with(0, Map.of()));
        assertThat(chain.clear()).isTrue();

        chain.add(toxic("c", ToxicType.SLOW_CLOSE, Map.of()));
        assertThat(chain.clear()).isFalse();
    }

    private void give(String text, long millis) {
        chain.take(new Chunk(ByteBuffer.wrap(bytes(text)), millis * MILLI));
        chain.pump(millis * MILLI);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static Toxic toxic(String name, ToxicType type, Map<String, Long> attributes) {
        return new Toxic(name, type, Direction.DOWNSTREAM, "downstream", 1, attributes);
    }
}
