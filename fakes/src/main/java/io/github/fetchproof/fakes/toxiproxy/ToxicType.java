package io.github.fetchproof.fakes.toxiproxy;

import static io.github.fetchproof.fakes.toxiproxy.Attribute.amount;
import static io.github.fetchproof.fakes.toxiproxy.Attribute.choice;
import static io.github.fetchproof.fakes.toxiproxy.Attribute.micros;
import static io.github.fetchproof.fakes.toxiproxy.Attribute.millis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The kinds of toxic, with their attributes in the order the API prints them. */
enum ToxicType {
    LATENCY("latency", "LatencyToxic") {
        @Override
        List<Attribute> attributes() {
            return List.of(millis("latency"), millis("jitter"), choice("distribution", Distribution.words()));
        }

        @Override
        Effect effect(Toxic toxic, RandomGenerator random, Tally passed) {
            Distribution distribution = Distribution.at(toxic.get("distribution"));
            return new Latency(toxic.get("latency"), toxic.get("jitter"), distribution, random);
        }
    },
    BANDWIDTH("bandwidth", "BandwidthToxic") {
        @Override
        List<Attribute> attributes() {
            return List.of(amount("rate", 0, 1_000_000_000_000L));
        }

        @Override
        Effect effect(Toxic toxic, RandomGenerator random, Tally passed) {
            return new Bandwidth(toxic.get("rate"));
        }
    },
    SLOW_CLOSE("slow_close", "SlowCloseToxic") {
        @Override
        List<Attribute> attributes() {
            return List.of(millis("delay"));
        }

        @Override
        Effect effect(Toxic toxic, RandomGenerator random, Tally passed) {
            return new SlowClose(NANOS_PER_MILLI * toxic.get("delay"));
        }
    },
    TIMEOUT("timeout", "TimeoutToxic") {
        @Override
        List<Attribute> attributes() {
            return List.of(millis("timeout"));
        }

        @Override
        Effect effect(Toxic toxic, RandomGenerator random, Tally passed) {
            return new Timeout(NANOS_PER_MILLI * toxic.get("timeout"));
        }
    },
    RESET_PEER("reset_peer", "ResetToxic") {
        @Override
        List<Attribute> attributes() {
            return List.of(millis("timeout"));
        }

        @Override
        Effect effect(Toxic toxic, RandomGenerator random, Tally passed) {
            return new ResetPeer(NANOS_PER_MILLI * toxic.get("timeout"));
        }
    },
    SLICER("slicer", "SlicerToxic") {
        @Override
        List<Attribute> attributes() {
            return List.of(
                    amount("average_size", 1, Integer.MAX_VALUE),
                    amount("size_variation", 0, Integer.MAX_VALUE),
                    micros("delay"));
        }

        @Override
        Effect effect(Toxic toxic, RandomGenerator random, Tally passed) {
            return new Slicer(
                    (int) toxic.get("average_size"),
                    (int) toxic.get("size_variation"),
                    NANOS_PER_MICRO * toxic.get("delay"),
                    random);
        }
    },
    LIMIT_DATA("limit_data", "LimitDataToxic") {
        @Override
        List<Attribute> attributes() {
            return List.of(amount("bytes", 0, Long.MAX_VALUE));
        }

        @Override
        Effect effect(Toxic toxic, RandomGenerator random, Tally passed) {
            return new LimitData(toxic.get("bytes"), passed);
        }
    },
    LIMIT_TIME("limit_time", "LimitTimeToxic") {
        @Override
        List<Attribute> attributes() {
            return List.of(millis("time"));
        }

        @Override
        Effect effect(Toxic toxic, RandomGenerator random, Tally passed) {
            return new LimitTime(NANOS_PER_MILLI * toxic.get("time"), passed);
        }
    },
    CORRUPT("corrupt", "CorruptToxic") {
        @Override
        List<Attribute> attributes() {
            return List.of(amount("per_million", 0, 1_000_000));
        }

        @Override
        Effect effect(Toxic toxic, RandomGenerator random, Tally passed) {
            return toxic.get("per_million") == 0 ? new Pass() : new Corrupt(toxic.get("per_million"), random);
        }
    },
    NOOP("noop", "NoopToxic") {
        @Override
        Effect effect(Toxic toxic, RandomGenerator random, Tally passed) {
            return new Pass();
        }
    };

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private final String word;
    private final String structure;

    ToxicType(String word, String structure) {
        this.word = word;
        this.structure = structure;
    }

    /** A fresh effect of a toxic of this type. */
    abstract Effect effect(Toxic toxic, RandomGenerator random, Tally passed);

    /** The word the API uses. */
    String word() {
        return word;
    }

    /** The name Toxiproxy's error texts use. */
    String structure() {
        return structure;
    }

    /** What it can be told, in the order the API prints it. */
    List<Attribute> attributes() {
        return List.of();
    }

    static Optional<ToxicType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
