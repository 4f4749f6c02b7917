package io.github.fetchproof.harness.report;

/** Text of bounded length, in which what was left out is said. */
final class Clip {
    private Clip() {}

    /** The beginning of a text, of at most so many characters and a mark that there was more. */
    static String to(int most, String text) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    /** The end of a text, of at most so many characters, after a line that says how much came before. */
    static String endOf(int most, String text) {
        int cut = text.length() - most;
        return cut <= 0 ? text : "(" + cut + " characters before this are left out)\n" + text.substring(cut);
    }
}
