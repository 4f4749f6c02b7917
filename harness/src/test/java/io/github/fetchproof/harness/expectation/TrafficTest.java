package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.trace.Traces.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.trace.Traces;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrafficTest {
    private static final String ZIP = "/xyz.test/qrs/@v/v1.0.0.zip";

    static Stream<Pair> pairs() {
        Check gets = Traffic.onlyGets("P1");
        Check paths = Traffic.everyPathMatches("P1", "/example\\.com/m/@v/v1\\.0\\.0\\.(mod|zip)", "version 1.0.0");
        return Stream.of(
                new Pair(
                        "onlyGets",
                        gets,
                        line("GET " + ZIP + " HTTP/1.1"),
                        line("HEAD " + ZIP + " HTTP/1.1"),
                        "1 other"),
                new Pair(
                        "onlyGets",
                        gets,
                        line("GET " + ZIP + " HTTP/1.1", "Content-Length: 0", "Host: a"),
                        line("GET " + ZIP + " HTTP/1.1", "content-length: 10"),
                        "1 other request"),
                new Pair("onlyGets", gets, line("GET /a HTTP/1.1"), line("GET /a?b=c HTTP/1.1"), "1 other request"),
                new Pair("onlyGets", gets, line("GET /a HTTP/1.1"), trace(), "nothing was asked"),
                new Pair(
                        "tellsNoPassword",
                        Traffic.tellsNoPassword("P1"),
                        line("GET /a HTTP/1.1", "Host: a"),
                        line("GET /a HTTP/1.1", "authorization: Basic YTpi"),
                        "1 other request"),
                new Pair(
                        "tellsAPassword",
                        Traffic.tellsAPassword("P1"),
                        line("GET /a HTTP/1.1", "Authorization: Basic YTpi"),
                        line("GET /a HTTP/1.1", "Host: a"),
                        "1 other request"),
                new Pair(
                        "isToldAPassword",
                        Traffic.isToldAPassword("P1"),
                        line("GET /a HTTP/1.1", "Authorization: Basic YTpi"),
                        line("GET /a HTTP/1.1", "Host: a"),
                        "1 other request"),
                new Pair(
                        "tellsNo",
                        Traffic.tellsNo("Private-Token", "P1"),
                        line("GET /a HTTP/1.1", "Host: a"),
                        line("GET /a HTTP/1.1", "private-token: x"),
                        "1 other request"),
                new Pair(
                        "tells",
                        Traffic.tells("Private-Token", "P1"),
                        line("GET /a HTTP/1.1", "Private-Token: x"),
                        line("GET /a HTTP/1.1", "Authorization: x"),
                        "1 other request"),
                new Pair(
                        "everyPathMatches",
                        paths,
                        trace().request(1, "P1", ZIP, 200).request(2, "P2", "/other", 200),
                        trace().request(1, "P1", ZIP, 200).request(2, "P1", "/xyz.test/qrs/@v/v1.zip", 200),
                        "1 other request"),
                new Pair("everyPathMatches", paths, trace().request(1, "P1", ZIP, 200), trace(), "nothing was asked"),
                new Pair(
                        "takesAtMost",
                        Traffic.takesAtMost(9, "P1", ".zip"),
                        trace().event(answered(9)),
                        trace().event(answered(10)),
                        "10 were"),
                new Pair(
                        "parallelAtMost",
                        Traffic.parallelAtMost(2, "P1"),
                        lasting(0, 10).event(exchange("P1", 5, 15)).event(exchange("P1", 10, 20)),
                        lasting(0, 10).event(exchange("P1", 5, 15)).event(exchange("P1", 9, 20)),
                        "3 at a time"),
                new Pair(
                        "parallelAtLeast",
                        Traffic.parallelAtLeast(2, "P1"),
                        lasting(0, 10).event(exchange("P1", 5, 15)),
                        lasting(0, 10).event(exchange("P2", 5, 15)).event(exchange("P1", 10, 15)),
                        "at most 1 at a time"),
                new Pair(
                        "requestsInAtLeast",
                        Traffic.requestsInAtLeast(1, 1, "P1", ".zip"),
                        fetched().request(1, "P1", ZIP, 200),
                        fetched().request(11_000, "P1", ZIP, 200),
                        "none"),
                new Pair(
                        "requestsInAtMost",
                        Traffic.requestsInAtMost(1, 0, "P1", ".zip"),
                        fetched().request(11_000, "P1", ZIP, 200),
                        fetched().request(1, "P1", ZIP, 200),
                        "1"),
                new Pair(
                        "dialsInAtLeast",
                        Traffic.dialsInAtLeast(1, 2, "P1"),
                        fetched().dial(1).dial(2),
                        fetched().dial(1).dial(11_000),
                        "1"),
                new Pair(
                        "looksUpOverTcp",
                        Traffic.looksUpOverTcp("P1"),
                        fetched().lookup(1, "p.test").event(new Event.Query(2, "p.test", "A", "tcp", "127.20.1.10")),
                        fetched().lookup(1, "p.test").event(new Event.Query(2, "q.test", "A", "tcp", "127.20.1.11")),
                        "none"),
                new Pair(
                        "forgoesNameOnceAnsweredBy",
                        Traffic.forgoesNameOnceAnsweredBy("P2", "P1"),
                        fetched().lookup(1, "p.test").request(2, "P2", ZIP, 200).lookup(3, "q.test"),
                        fetched().lookup(1, "p.test").request(2, "P2", ZIP, 200).lookup(3, "p.test"),
                        "1"),
                new Pair(
                        "speaksOnlyTls",
                        Traffic.speaksOnlyTls("P1"),
                        fetched().event(handshake("P1", true)).event(handshake("P2", false)),
                        fetched().event(handshake("P1", true)).event(handshake("P1", false)),
                        "1"),
                new Pair(
                        "dialsNobodyElse",
                        Traffic.dialsNobodyElse(),
                        fetched().dial(1).event(dial("127.20.1.130:8080")),
                        fetched().dial(1).event(dial("127.20.1.200:80")),
                        "1"));
    }

    private static Event.Handshake handshake(String origin, boolean tls) {
        return new Event.Handshake(1, origin, 1, tls, "", "", "the connection ended");
    }

    private static Event.Packet dial(String to) {
        return new Event.Packet(1, "tcp", "127.0.0.1:40009", to, "S", 0);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aCheckPassesWhatFitsAndMissesWhatDoesNot(Pair pair) {
        pair.holds();
    }

    @Test
    void everyCheckHasAPair() {
        Pair.coverAll(Traffic.class, pairs(), "looksUp", "neverLooksUpHostOf");
    }

    @Test
    void dialsAreUnobservedWithoutATap() {
        assertThat(Traffic.dialsInAtLeast(1, 1, "P1").miss(fetched().untapped().done()))
                .map(Check.Miss::unobserved)
                .contains(true);
    }

    @Test
    void aPathIsReadInTheScenariosWords() {
        Check capitals = Traffic.everyPathMatches("P1", "/example\\.com/m/!sub/.*", "the sub directory");

        assertThat(capitals.miss(trace().request(1, "P1", "/xyz.test/qrs/!sub/@v/list", 200)
                        .done()))
                .isEmpty();
        assertThat(capitals.describe()).isEqualTo("every request at P1 is for the sub directory");
    }

    private static Traces fetched() {
        return trace().fetched(true);
    }

    private static Traces lasting(int from, int to) {
        return trace().event(exchange("P1", from, to));
    }

    private static Event.Exchange answered(long bytes) {
        return new Event.Exchange(1, 2, "P1", 1, "GET " + ZIP + " HTTP/1.1", List.of(), ZIP, 200, bytes, "");
    }

    private static Event.Exchange exchange(String origin, long from, long to) {
        return new Event.Exchange(from, to, origin, 1, "GET " + ZIP + " HTTP/1.1", List.of(), ZIP, 200, 0, "");
    }

    private static Traces line(String requestLine, String... headers) {
        return trace().event(new Event.Exchange(1, 2, "P1", 1, requestLine, List.of(headers), ZIP, 200, 0, ""));
    }
}
