package io.github.fetchproof.harness.report;

import java.util.List;

/**
 * A picture on a page and the words around it; all but the drawing are text, to be escaped.
 *
 * @param id names its section
 * @param note what is drawn, of what, and how to read it
 * @param legend what its colours mean; may be empty
 * @param drawing SVG
 * @param remarks what is said below it; may be empty
 */
record Picture(String id, String title, String note, List<Colour> legend, String drawing, List<Remark> remarks) {
    Picture {
        legend = List.copyOf(legend);
        remarks = List.copyOf(remarks);
    }

    /** Without remarks. */
    Picture(String id, String title, String note, List<Colour> legend, String drawing) {
        this(id, title, note, legend, drawing, List.of());
    }

    /**
     * A line of a legend.
     *
     * @param kind the class that gives it its colour
     */
    record Colour(String kind, String words) {}

    /**
     * What is to be known besides.
     *
     * @param shownBy the test that shows it
     */
    record Remark(String what, String shownBy) {}
}
