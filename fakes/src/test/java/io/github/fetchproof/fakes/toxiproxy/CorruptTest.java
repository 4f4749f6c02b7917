package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CorruptTest {

    @Test
    void aboutAsManyBytesAreHitAsWereAskedForAndOneBitOfEach() {
        byte[] out = corrupt(new byte[1_000_000], 10_000, 7, 32 * 1024);

        assertThat(hit(out)).isBetween(9_500L, 10_500L);
        for (byte each : out) {
            assertThat(Integer.bitCount(each & 0xff)).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aMillionInAMillionHitsEveryByteAndZeroNone() {
        assertThat(hit(corrupt(new byte[10_000], 1_000_000, 7, 1_000))).isEqualTo(10_000);
        assertThat(new Toxic("c", ToxicType.CORRUPT, Direction.UPSTREAM, "upstream", 1, Map.of())
                        .type()
                        .effect(toxic(0), new SplittableRandom(7), new Tally())
                        .transparent())
                .isTrue();
    }

    @Property(tries = 50)
    void howTheStreamIsCutChangesNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3_000) int cut) {
        byte[] data = new byte[10_000];
        new SplittableRandom(seed).nextBytes(data);

        assertThat(corrupt(data.clone(), 5_000, seed, cut)).isEqualTo(corrupt(data.clone(), 5_000, seed, 10_000));
    }

    private static Toxic toxic(long perMillion) {
        return new Toxic("c", ToxicType.CORRUPT, Direction.UPSTREAM, "upstream", 1, Map.of("per_million", perMillion));
    }

    private static byte[] corrupt(byte[] data, long perMillion, long seed, int cut) {
        Effect effect = toxic(perMillion).type().effect(toxic(perMillion), new SplittableRandom(seed), new Tally());
        Inbox inbox = new Inbox();
        for (int from = 0; from < data.length; from += cut) {
            inbox.add(new Chunk(ByteBuffer.wrap(data, from, Math.min(cut, data.length - from)), 0));
        }
        List<Chunk> out = new ArrayList<>();
        effect.run(inbox, into(out), 0);
        ByteBuffer all = ByteBuffer.allocate(data.length);
        out.forEach(chunk -> all.put(chunk.bytes()));
        return all.array();
    }

    private static long hit(byte[] out) {
        long hit = 0;
        for (byte each : out) {
            hit += each != 0 ? 1 : 0;
        }
        return hit;
    }

    private static Exit into(List<Chunk> out) {
        return new Exit() {
            @Override
            public boolean ready() {
                return true;
            }

            @Override
            public void pass(Chunk chunk) {
                out.add(chunk);
            }

            @Override
            public void end(End how) {}

            @Override
            public void acted(String how) {}

            @Override
            public void did(Deed deed, long bytes) {}
        };
    }
}
