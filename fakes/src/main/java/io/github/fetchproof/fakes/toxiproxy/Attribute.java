package io.github.fetchproof.fakes.toxiproxy;

import java.util.List;

/**
 * An attribute of a toxic: a whole number that is 0 where none is given, or one of some words, kept as its place among them,
 * that is the first where none is given.
 *
 * @param name as the API spells it
 * @param least smallest value that makes sense
 * @param most largest
 * @param words none for a number
 */
record Attribute(String name, long least, long most, List<String> words) {
    private static final long ABOUT_THIRTY_YEARS_IN_MILLIS = 1_000_000_000_000L;

    static Attribute millis(String name) {
        return amount(name, 0, ABOUT_THIRTY_YEARS_IN_MILLIS);
    }

    static Attribute micros(String name) {
        return amount(name, 0, 1000 * ABOUT_THIRTY_YEARS_IN_MILLIS);
    }

    static Attribute amount(String name, long least, long most) {
        return new Attribute(name, least, most, List.of());
    }

    static Attribute choice(String name, List<String> words) {
        return new Attribute(name, 0, words.size() - 1L, words);
    }

    /** Whether it need not be shown: a word that nobody chose, since Toxiproxy knows no words. */
    boolean silent(long value) {
        return !words.isEmpty() && value == 0;
    }
}
