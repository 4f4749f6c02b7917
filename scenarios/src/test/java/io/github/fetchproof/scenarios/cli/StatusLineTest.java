package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private final StringWriter text = new StringWriter();

    @Test
    void isWrittenOverAndTakenAway() {
        StatusLine line = new StatusLine(new PrintWriter(text), true);

        line.show("1 of 2");
        line.print("FAILED x\n");
        line.show("2 of 2");
        line.clear();

        assertThat(text.toString())
                .isEqualTo("\r\u001b[2K1 of 2" + "\r\u001b[2KFAILED x\n1 of 2" + "\r\u001b[2K2 of 2" + "\r\u001b[2K");
    }

    @Test
    void showsNothingWhenNobodyWatchesButPrintsWhatStays() {
        StatusLine line = new StatusLine(new PrintWriter(text), false);

        line.show("1 of 2");
        line.print("FAILED x\n");
        line.clear();

        assertThat(text.toString()).isEqualTo("FAILED x\n");
    }

    @Test
    void aTextTooLongForALineIsCut() {
        new StatusLine(new PrintWriter(text), true).show("x".repeat(200));

        assertThat(text.toString()).hasSizeLessThan(100).endsWith("x…");
    }
}
