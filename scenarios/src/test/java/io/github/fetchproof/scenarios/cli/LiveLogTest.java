package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.traffic.Event;
import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveLogTest {
    private static final int MORE_THAN_IT_KEEPS = 10_500;

    @Test
    void whoeverDoesNotReadHoldsUpNobodyAndIsToldWhatIsMissing() throws Exception {
        try (PipedReader reading = new PipedReader();
                PrintWriter out = new PrintWriter(new PipedWriter(reading), true);
                BufferedReader lines = new BufferedReader(reading);
                LiveLog log = LiveLog.to(out, LocalTime.NOON)) {
            for (int each = 0; each < MORE_THAN_IT_KEEPS; each++) {
                log.add(new Event.Fault(0, "P1", "latency", "acted", "number " + each));
            }
            log.begin();

            assertThat(lines.readLine()).isEqualTo("# 12:00:00.000 P1 latency acted: number 0");
            assertThat(lines.readLine()).isEqualTo("# 500 lines were left out about here");
            assertThat(lines.readLine()).endsWith("number 1");
        }
    }
}
