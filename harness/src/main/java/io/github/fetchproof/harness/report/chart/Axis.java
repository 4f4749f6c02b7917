package io.github.fetchproof.harness.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Values along a line. Immutable.
 *
 * @param from the value at its start; above zero when logarithmic
 * @param to the value at its end, above {@code from}
 */
record Axis(double from, double to, boolean logarithmic) {
    private static final int FEW = 5;
    /** Values so many times apart need decades: upon a line from zero the small ones could not be told apart. */
    private static final double FAR = 10;

    private static final double LEAST_RANGE = 1e-3;
    private static final double TINY = 1e-9;

    Axis {
        if (!(from < to) || (logarithmic && !(from > 0))) {
            throw new IllegalArgumentException(
                    "an axis must rise, a logarithmic one from above zero: " + from + " to " + to);
        }
    }

    /** From zero to a round number at or above the value. */
    static Axis upTo(double most) {
        double step = step(Math.max(most, 1e-9));
        return new Axis(0, Math.max(1, StrictMath.ceil(most / step)) * step, false);
    }

    /** From a power of ten at or below to one at or above. */
    static Axis decades(double least, double most) {
        double from = power(StrictMath.floor(StrictMath.log10(least)));
        double to = power(StrictMath.ceil(StrictMath.log10(most)));
        return new Axis(from, to > from ? to : 10 * from, true);
    }

    /** From a round number at or below to one at or above. */
    static Axis between(double least, double most) {
        double step = step(Math.max(most - least, LEAST_RANGE));
        double from = StrictMath.floor(least / step + TINY) * step;
        double to = StrictMath.ceil(most / step - TINY) * step;
        return new Axis(from, Math.max(to, from + step), false);
    }

    /** Whether two values are so far apart that only decades show both; where one is zero or less there are none. */
    static boolean farApart(double least, double most) {
        return least > 0 && most / least >= FAR;
    }

    /** What holds such values: in decades where they are far apart, from zero unless that is far from all of them. */
    static Axis holding(double least, double most, boolean farApart) {
        if (farApart) {
            return decades(least, most);
        }
        return least > most / 2 ? between(least, most) : upTo(most);
    }

    /** How far along a value is: 0 at the start, 1 at the end; what lies outside is moved to the nearer one. */
    double at(double value) {
        double share = logarithmic
                ? StrictMath.log10(Math.max(value, from) / from) / StrictMath.log10(to / from)
                : (value - from) / (to - from);
        return Math.max(0, Math.min(1, share));
    }

    /** Values to be labelled. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            for (double tick = from; tick <= to * 1.001; tick *= 10) {
                ticks.add(tick);
            }
            return ticks;
        }
        double step = step(to - from);
        for (int index = 0; from + index * step <= to + step / 1000; index++) {
            ticks.add(from + index * step);
        }
        return ticks;
    }

    /** A label for a tick: as many digits as tell it from the next. */
    String tick(double value) {
        if (logarithmic) {
            return label(value);
        }
        int digits = (int) Math.max(0, StrictMath.ceil(-StrictMath.log10(step(to - from)) - TINY));
        String text = String.format(Locale.ROOT, "%." + digits + "f", value);
        return digits == 0 ? text : text.replaceAll("\\.?0+$", "");
    }

    /** A label for a value: at most three digits that count, no zeros after them. */
    static String label(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        String text = String.format(Locale.ROOT, value < 0.1 ? "%.4f" : "%.2f", value);
        return text.replaceAll("\\.?0+$", "");
    }

    /** 1, 2 or 5 times a power of ten, so that about five make up the length. */
    private static double step(double length) {
        double rough = length / FEW;
        double power = power(StrictMath.floor(StrictMath.log10(rough)));
        double times = rough / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    private static double power(double exponent) {
        return StrictMath.pow(10, exponent);
    }
}
