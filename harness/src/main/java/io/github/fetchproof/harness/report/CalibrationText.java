package io.github.fetchproof.harness.report;

import io.github.fetchproof.harness.trace.Calibration;
import java.util.List;
import java.util.Locale;

/** What a provider delivers, as a table for a terminal. */
public final class CalibrationText {
    private CalibrationText() {}

    /** The provider, then for each fault what was seen while it was on and after; ends with a line feed. */
    public static String of(List<Calibration> calibrations) {
        if (calibrations.isEmpty()) {
            throw new IllegalArgumentException("a table needs a calibration: []");
        }
        int width = calibrations.stream()
                .mapToInt(each -> Printable.line(each.on()).length())
                .max()
                .orElseThrow();
        String row = "%-10s %-12s %-" + width + "s  %s\n";
        StringBuilder text = new StringBuilder("Toxiproxy: ")
                .append(Printable.line(calibrations.get(0).provider()))
                .append("\n\n")
                .append(String.format(Locale.ROOT, row, "fault", "deliverable", "while on", "after"));
        for (Calibration each : calibrations) {
            text.append(String.format(
                    Locale.ROOT,
                    row,
                    each.fault(),
                    each.deliverable() ? "yes" : "no",
                    Printable.line(each.on()),
                    Printable.line(each.off())));
        }
        return text.toString();
    }
}
