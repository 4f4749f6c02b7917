package io.github.fetchproof.fakes.toxiproxy;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Chance that a seed repeats: each (re-)start of a toxic on a connection has a generator that depends on nothing but the
 * seed, the proxy's name, the connection's number, the direction, the toxic's name and the number of the start. Pure.
 */
record Dice(long seed, String proxy) {

    /**
     * @param connection number of the connection at its proxy, from 1
     * @param start how often the toxic was started on this direction before, from 0
     */
    RandomGenerator roll(long connection, Direction direction, String toxic, int start) {
        long state = mix(mix(seed) ^ hash(proxy));
        state = mix(state + connection);
        state = mix(state ^ hash(direction.word()));
        state = mix(state ^ hash(toxic));
        return new SplittableRandom(mix(state + start));
    }

    /** FNV-1a over the letters. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** The finishing steps of SplitMix64: every bit of the input reaches every bit of the output. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
