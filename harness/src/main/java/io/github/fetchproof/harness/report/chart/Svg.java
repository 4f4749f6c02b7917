package io.github.fetchproof.harness.report.chart;

import java.util.Locale;

/** An SVG drawing in the making. Classes are ours; every text is escaped. Not safe for threads. */
final class Svg {
    private final StringBuilder text = new StringBuilder();

    /**
     * A drawing.
     *
     * @param says what it shows, for those who cannot see it
     */
    Svg(double width, double height, String says) {
        text.append("<svg viewBox=\"0 0 ").append(number(width)).append(' ').append(number(height));
        text.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
        text.append("\" role=\"img\" aria-label=\"").append(escaped(says)).append("\">\n");
    }

    /** A rectangle, with words for those who point at it, if any. */
    Svg rectangle(String kind, double x, double y, double width, double height, String title) {
        text.append("<rect class=\"").append(kind).append('"');
        attribute("x", x).attribute("y", y).attribute("width", width).attribute("height", height);
        return titled("rect", title);
    }

    Svg circle(String kind, double x, double y, double radius, String title) {
        text.append("<circle class=\"").append(kind).append('"');
        attribute("cx", x).attribute("cy", y).attribute("r", radius);
        return titled("circle", title);
    }

    Svg line(String kind, double x1, double y1, double x2, double y2) {
        text.append("<line class=\"").append(kind).append('"');
        attribute("x1", x1).attribute("y1", y1).attribute("x2", x2).attribute("y2", y2);
        text.append("/>\n");
        return this;
    }

    Svg path(String kind, Path path) {
        text.append("<path class=\"")
                .append(kind)
                .append("\" d=\"")
                .append(path.data)
                .append("\"/>\n");
        return this;
    }

    /** Words; their class says where they are anchored. */
    Svg words(String kind, double x, double y, String words) {
        text.append("<text class=\"").append(kind).append('"');
        attribute("x", x).attribute("y", y);
        text.append('>').append(escaped(words)).append("</text>\n");
        return this;
    }

    /** Words from bottom to top. */
    Svg upright(double x, double y, String words) {
        text.append("<text class=\"middle\" transform=\"translate(")
                .append(number(x))
                .append(' ');
        text.append(number(y)).append(") rotate(-90)\">").append(escaped(words)).append("</text>\n");
        return this;
    }

    private Svg attribute(String name, double value) {
        text.append(' ').append(name).append("=\"").append(number(value)).append('"');
        return this;
    }

    private Svg titled(String element, String title) {
        text.append(title.isEmpty() ? "/>\n" : "><title>" + escaped(title) + "</title></" + element + ">\n");
        return this;
    }

    /** The whole drawing. */
    String end() {
        return text + "</svg>\n";
    }

    /** A place or a length, to a tenth. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("\\p{Cntrl}|\\p{Cf}", "\ufffd");
    }

    /** Lines from place to place. Not safe for threads. */
    static final class Path {
        private final StringBuilder data = new StringBuilder();

        Path move(double x, double y) {
            return to('M', x, y);
        }

        Path line(double x, double y) {
            return to('L', x, y);
        }

        private Path to(char how, double x, double y) {
            data.append(how).append(number(x)).append(' ').append(number(y));
            return this;
        }

        Path close() {
            data.append('Z');
            return this;
        }
    }
}
