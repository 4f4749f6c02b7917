package io.github.fetchproof.harness.report.chart;

/**
 * A frame with two axes, and where in the drawing a pair of values is.
 *
 * @param left of the frame, like the next three in the units of the drawing
 */
record Plot(Svg svg, double left, double top, double width, double height, Axis across, Axis up) {
    private static final double LINE = 14;
    private static final double DIGIT = 6.5;
    private static final double GAP = 4;

    double x(double value) {
        return left + across.at(value) * width;
    }

    double y(double value) {
        return top + height - up.at(value) * height;
    }

    double bottom() {
        return top + height;
    }

    double right() {
        return left + width;
    }

    /** The grid with its numbers, and what they are. */
    void axes(String acrossIs, String upIs) {
        for (double tick : across.ticks()) {
            svg.line("grid-line", x(tick), top, x(tick), bottom());
            svg.words("middle", x(tick), bottom() + LINE, across.tick(tick));
        }
        int widest = 0;
        for (double tick : up.ticks()) {
            svg.line("grid-line", left, y(tick), right(), y(tick));
            svg.words("end", left - GAP, Math.min(y(tick) + 3.5, bottom()), up.tick(tick));
            widest = Math.max(widest, up.tick(tick).length());
        }
        svg.line("axis", left, bottom(), right(), bottom());
        if (!acrossIs.isEmpty()) {
            svg.words("middle", left + width / 2, bottom() + 2.1 * LINE, acrossIs);
        }
        if (!upIs.isEmpty()) {
            svg.upright(left - GAP - widest * DIGIT - 2 * GAP, top + height / 2, upIs);
        }
    }

    /** What the frame is about, above it. */
    void title(String words) {
        svg.words("heading", left, top - 6, words);
    }

    /** A time with a background of its own. */
    void shade(double from, double to) {
        svg.rectangle("trouble", x(from), top, x(to) - x(from), height, "");
    }
}
