package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.trace.Traces;
import org.junit.jupiter.api.Test;

class WireLogTest {

    @Test
    void aDialItsRefusalAndARequestAreTold() {
        WireLog log = WireLog.of(
                Traces.trace()
                        .dial(10)
                        .request(20, "P1", "/m/@v/list", 404)
                        .fault(30, "refused", "on")
                        .done(),
                10);

        assertThat(log.first())
                .extracting(each -> each.at() + " " + each.who() + " " + each.what())
                .containsExactly(
                        "0.010 s subject dials P1 from 127.0.0.1:41001",
                        "0.020 s P1 GET /m/@v/list HTTP/1.1 → 404, 0 bytes after 0.0 ms",
                        "0.030 s P1 fault on: refused on");
    }

    @Test
    void packetsThatOnlyCarryOnAreNotTold() {
        WireLog log = WireLog.of(
                Traces.trace()
                        .up(1, "S", 0)
                        .down(2, "SA", 0)
                        .up(3, "A", 0)
                        .down(4, "AP", 99)
                        .down(5, "AR", 0)
                        .done(),
                10);

        assertThat(log.first())
                .extracting(WireLog.Line::what)
                .containsExactly("dials P1 from 127.0.0.1:40001", "resets the connection of 127.0.0.1:40001");
    }

    @Test
    void aHandshakeIsToldByWhatCameOfIt() {
        WireLog log = WireLog.of(
                Traces.trace()
                        .event(new Event.Handshake(1_000_000, "P1", 1, true, "bcd.test", "TLS 1.3", ""))
                        .event(new Event.Handshake(
                                2_000_000, "P1", 2, true, "bcd.test", "", "the client says bad_certificate"))
                        .event(new Event.Handshake(3_000_000, "P1", 3, false, "", "", "the connection ended"))
                        .done(),
                10);

        assertThat(log.first())
                .extracting(WireLog.Line::what)
                .containsExactly(
                        "agrees on TLS 1.3 for bcd.test",
                        "does not agree on TLS for bcd.test: the client says bad_certificate",
                        "hears no TLS: the connection ended");
    }

    @Test
    void theMiddleOfALongLogIsLeftOutAndCounted() {
        Traces trace = Traces.trace();
        for (int i = 0; i < 100; i++) {
            trace.request(i, "P1", "/" + i, 200);
        }

        WireLog log = WireLog.of(trace.done(), 9);

        assertThat(log.first()).hasSize(6);
        assertThat(log.last())
                .hasSize(3)
                .last()
                .satisfies(each -> assertThat(each.what()).contains("/99 "));
        assertThat(log.leftOut()).isEqualTo(91);
        assertThat(log.count()).isEqualTo(100);
    }

    @Test
    void aPathIsToldByWhatItAsksFor() {
        assertThat(WireLog.asked("/m/@v/v1.0.0.info")).isEqualTo("info");
        assertThat(WireLog.asked("/m/@v/list")).isEqualTo("list");
        assertThat(WireLog.asked("/m/@latest")).isEqualTo("latest");
        assertThat(WireLog.asked("/some/where/else-and-longer")).isEqualTo("else-and-lon…");
    }
}
