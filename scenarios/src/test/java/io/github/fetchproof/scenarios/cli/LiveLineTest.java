package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.traffic.Event;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveLineTest {
    private static final LocalTime AT = LocalTime.of(9, 5, 7, 42_000_000);

    @Test
    void tellsWhenWhoWhatAndWhatCameOfIt() {
        assertThat(line("GET /example.com/m/@v/v1.0.0.info HTTP/1.1", "/example.com/m/@v/v1.0.0.info", 200, ""))
                .isEqualTo("# 09:05:07.042 P1 GET /example.com/m/@v/v1.0.0.info 200 65 bytes");
    }

    @Test
    void namesTheFaultThatActed() {
        assertThat(line("GET /a HTTP/1.1", "/a", 503, "status 503"))
                .isEqualTo("# 09:05:07.042 P1 GET /a 503 65 bytes (status 503)");
        assertThat(line("GET /a HTTP/1.1", "/a", 0, "no answer at all"))
                .isEqualTo("# 09:05:07.042 P1 GET /a no answer, 65 bytes (no answer at all)");
    }

    @Test
    void showsNoCredentials() {
        assertThat(line("GET /a?token=secret HTTP/1.1", "/a", 200, "")).endsWith(" P1 GET /a?... 200 65 bytes");
        assertThat(line("GET http://me:secret@host/a?x HTTP/1.1", "/a", 200, ""))
                .endsWith(" P1 GET /a?... 200 65 bytes");
        assertThat(line("Authorization: Basic secret", "", 400, ""))
                .endsWith(" P1 something else than a request 400 65 bytes");
        assertThat(line("GET /a HTTP/1.1", "/a", 200, "")).doesNotContain("secret");
    }

    @Test
    void showsWhatGoAndGitWantOfASite() {
        assertThat(line("GET /r?go-get=1 HTTP/1.1", "/r", 200, "")).contains("GET /r?go-get=1 200");
        assertThat(line("GET /r/info/refs?service=git-upload-pack HTTP/1.1", "/r/info/refs", 200, ""))
                .contains("GET /r/info/refs?service=git-upload-pack 200");
        assertThat(line("git-upload-pack '/r'", "r", 0, "")).endsWith(" P1 git-upload-pack r 65 bytes");
    }

    @Test
    void isOneShortLineWhateverIsAsked() {
        assertThat(line("GET /\u001b[31m\r HTTP/1.1", "", 404, "")).contains("GET /\\u001b[31m\\r 404");
        assertThat(line("GET /" + "a".repeat(60_000) + " HTTP/1.1", "", 404, ""))
                .hasSizeLessThan(300);
    }

    @Test
    void tellsOfFaultsAndFailedHandshakesToo() {
        assertThat(LiveLine.of(new Event.Fault(0, "P1", "latency", "on", "2000 ms"), AT))
                .contains("# 09:05:07.042 P1 latency on: 2000 ms");
        assertThat(LiveLine.of(new Event.Handshake(0, "H1", 1, true, "", "", "unknown_ca"), AT))
                .contains("# 09:05:07.042 H1 TLS failed: unknown_ca");
        assertThat(LiveLine.of(new Event.Handshake(0, "H1", 1, true, "", "TLS 1.3", ""), AT))
                .isEmpty();
        assertThat(LiveLine.of(new Event.Connected(0, "P1", 1, "127.0.0.1:1"), AT))
                .isEmpty();
    }

    private static String line(String requestLine, String path, int status, String fault) {
        Event.Exchange exchange = new Event.Exchange(
                0, 1, "P1", 1, requestLine, List.of("Authorization: Basic secret"), path, status, 65, fault);
        return LiveLine.of(exchange, AT).orElseThrow();
    }
}
