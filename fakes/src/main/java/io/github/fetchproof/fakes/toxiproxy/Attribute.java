package io.github.fetchproof.fakes.toxiproxy;

/**
 * An attribute of a toxic, a whole number that is 0 where none is given.
 *
 * @param name as the API spells it
 * @param least smallest value that makes sense
 * @param most largest
 */
record Attribute(String name, long least, long most) {
    private static final long ABOUT_THIRTY_YEARS_IN_MILLIS = 1_000_000_000_000L;

    static Attribute millis(String name) {
        return new Attribute(name, 0, ABOUT_THIRTY_YEARS_IN_MILLIS);
    }

    static Attribute micros(String name) {
        return new Attribute(name, 0, 1000 * ABOUT_THIRTY_YEARS_IN_MILLIS);
    }

    static Attribute amount(String name, long least, long most) {
        return new Attribute(name, least, most);
    }
}
