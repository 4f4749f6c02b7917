package io.github.fetchproof.harness.simulation;

import java.util.random.RandomGenerator;

/**
 * Common random numbers: chance that depends on what it is for, not on when it is drawn. Two strategies with the same seed
 * meet the same arrivals, service times and delays in whatever order they ask, so their difference is their own.
 *
 * <p>Numbers come from a SplitMix64 generator whose state is a hash of seed, purpose, client, request and attempt. Not safe
 * for threads; allocates nothing.
 *
 * @see <a href="https://doi.org/10.1145/2714064.2660195">Fast Splittable Pseudorandom Number Generators</a>
 */
final class Draws implements RandomGenerator {
    /** What a number is for. */
    enum Purpose {
        /** The time to the next first attempt. */
        ARRIVAL(1),
        /** Which client it belongs to. */
        CLIENT(2),
        /** What it asks for. */
        SUBJECT(3),
        /** How long an attempt is worked on. */
        SERVICE(4),
        /** How long a message is under way. */
        DELAY(5),
        /** Whether an attempt fails. */
        FAILURE(6),
        /** A backoff's own chance. */
        WAIT(7),
        /** A gate's own chance. */
        GATE(8);

        private final long number;

        Purpose(long number) {
            this.number = number;
        }
    }

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final long seed;
    private long state;

    Draws(long seed) {
        this.seed = mixed(seed + GOLDEN);
    }

    /** This generator, at the first number for that. */
    Draws at(Purpose purpose, long client, long request, long attempt) {
        long hash = mixed(seed ^ purpose.number * GOLDEN);
        hash = mixed(hash + client * GOLDEN);
        hash = mixed(hash + request * GOLDEN);
        state = mixed(hash + attempt * GOLDEN);
        return this;
    }

    @Override
    public long nextLong() {
        state += GOLDEN;
        return mixed(state);
    }

    /** The finalizer of MurmurHash3 as David Stafford improved it, variant 13. */
    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
