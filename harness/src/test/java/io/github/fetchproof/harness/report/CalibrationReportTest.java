package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.trace.Calibration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationReportTest {
    private static final List<Calibration> CALIBRATIONS = List.of(
            new Calibration("binary 2.12.0", "refused", true, "connection refused", "9 bytes"),
            new Calibration("binary 2.12.0", "reset", false, "0 bytes; expected a \u001b reset", "9 bytes"));

    @Test
    void theJsonKeepsItsSchema() {
        String json = CalibrationJson.of(CALIBRATIONS);

        assertThat(Schemas.problems("calibrations", json)).isEmpty();
        assertThat(json).contains("\"deliverable\" : true", "\"deliverable\" : false", "\\u001B");
    }

    @Test
    void theTableHasALineAFault() {
        assertThat(CalibrationText.of(CALIBRATIONS)).isEqualTo("""
                Toxiproxy: binary 2.12.0

                fault      deliverable  while on                          after
                refused    yes          connection refused                9 bytes
                reset      no           0 bytes; expected a \\u001b reset  9 bytes
                """);
    }
}
