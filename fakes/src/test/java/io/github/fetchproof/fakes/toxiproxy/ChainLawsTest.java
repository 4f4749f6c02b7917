package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is done to a chain of toxics that drop nothing, every byte arrives, in order, and the end after the last. */
class ChainLawsTest {
    private static final long MILLI = 1_000_000;
    private static final int STEPS = 200;
    private static final List<ToxicType> HARMLESS =
            List.of(ToxicType.LATENCY, ToxicType.BANDWIDTH, ToxicType.SLOW_CLOSE, ToxicType.SLICER, ToxicType.NOOP);

    @Property(tries = 300)
    void nothingIsLostOrReordered(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Recorder sink = new Recorder();
        Chain chain = new Chain(List.of(), (toxic, start) -> random.split(), (toxic, how) -> {}, sink);
        List<Toxic> toxics = new ArrayList<>();
        StringBuilder sent = new StringBuilder();
        long now = 0;

        for (int step = 0; step < STEPS; step++) {
            now += random.nextLong(20) * MILLI;
            switch (random.nextInt(6)) {
                case 0 -> add(chain, toxics, random, step);
                case 1 -> remove(chain, toxics, random);
                case 2 -> update(chain, toxics, random);
                case 3 -> sink.blocked = random.nextBoolean();
                default -> send(chain, random, sent, now);
            }
            chain.pump(now);
            assertThat(sent.toString()).startsWith(sink.text());
        }

        chain.end(End.FIN);
        sink.blocked = false;
        for (Toxic toxic : toxics) {
            chain.remove(toxic.name());
            chain.pump(now);
        }
        assertThat(sink.text()).isEqualTo(sent.toString());
        assertThat(sink.end).isEqualTo(End.FIN);
        assertThat(chain.waiting()).isZero();
    }

    private static void add(Chain chain, List<Toxic> toxics, SplittableRandom random, int step) {
        if (toxics.size() < 4) {
            Toxic toxic = toxic("t" + step, random);
            toxics.add(toxic);
            chain.add(toxic);
        }
    }

    private static void remove(Chain chain, List<Toxic> toxics, SplittableRandom random) {
        if (!toxics.isEmpty()) {
            chain.remove(toxics.remove(random.nextInt(toxics.size())).name());
        }
    }

    private static void update(Chain chain, List<Toxic> toxics, SplittableRandom random) {
        if (!toxics.isEmpty()) {
            int index = random.nextInt(toxics.size());
            Toxic old = toxics.get(index);
            Toxic fresh = old.with(random.nextBoolean() ? 1 : 0.5f, Map.of());
            toxics.set(index, fresh);
            chain.update(fresh);
        }
    }

    private static void send(Chain chain, SplittableRandom random, StringBuilder sent, long now) {
        String text = Integer.toString(sent.length()).repeat(1 + random.nextInt(50)) + ";";
        sent.append(text);
        chain.take(new Chunk(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)), now));
    }

    private static Toxic toxic(String name, SplittableRandom random) {
        ToxicType type = HARMLESS.get(random.nextInt(HARMLESS.size()));
        Map<String, Long> attributes = Map.of(
                "latency", random.nextLong(100),
                "jitter", random.nextLong(50),
                "rate", random.nextLong(3),
                "delay", random.nextLong(100),
                "average_size", 5 + random.nextLong(20),
                "size_variation", random.nextLong(5));
        return new Toxic(name, type, Direction.UPSTREAM, "upstream", random.nextBoolean() ? 1 : 0.5f, attributes);
    }
}
