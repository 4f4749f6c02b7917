package io.github.fetchproof.scenarios.cli;

import java.io.PrintWriter;

/**
 * One line at the foot of a terminal that is written over as work goes on. Shows nothing when nobody watches. Threads may
 * share it.
 */
final class StatusLine {
    /** To the line's start, and erase it. */
    private static final String ERASE = "\r\u001b[2K";

    private static final int WIDEST = 79;

    private final PrintWriter out;
    private final boolean watched;
    private String shown = "";

    StatusLine(PrintWriter out, boolean watched) {
        this.out = out;
        this.watched = watched;
    }

    boolean watched() {
        return watched;
    }

    /** Shows this in place of what was shown; too long a text is cut. */
    synchronized void show(String text) {
        shown = text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
        if (watched) {
            out.print(ERASE + shown);
            out.flush();
        }
    }

    /** Prints lines that stay, above the one that is written over. */
    synchronized void print(String lines) {
        out.print(watched && !shown.isEmpty() ? ERASE + lines + shown : lines);
        out.flush();
    }

    /** Takes the line away. */
    synchronized void clear() {
        if (watched && !shown.isEmpty()) {
            out.print(ERASE);
            out.flush();
        }
        shown = "";
    }
}
