package io.github.fetchproof.harness.report;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.expectation.Finding;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.scenario.Level;
import io.github.fetchproof.harness.trace.CachedFile;
import io.github.fetchproof.harness.trace.Calibration;
import io.github.fetchproof.harness.trace.Delivery;
import io.github.fetchproof.harness.trace.ExtractedTree;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Limits;
import io.github.fetchproof.harness.trace.Road;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import io.github.fetchproof.harness.verdict.Standing;
import io.github.fetchproof.harness.verdict.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Certifications and traces to report on. */
final class Samples {
    /** What a subject might print to fool a terminal, a page, an XML parser or a reader. */
    static final String HOSTILE =
            "\u001b[2J\u001b]0;owned\u0007 ]]> <script>alert(1)</script> <!-- & \u202e \ud800 \u0000 \ufffe"
                    + " | `x` [a](javascript:b) \r\n\tnext \"quoted\" 'single' \u0085 \u009b31m";

    private Samples() {}

    static Certification certification(Judgement... judgements) {
        return new Certification(
                new Certification.Kit("0.1.0", "17.0.15", "Linux amd64"),
                new Certification.Subject("wget", "1.0", "exec", "wget {module}"),
                42,
                "unshare",
                List.of(),
                "embedded",
                false,
                List.of(),
                List.of(
                        new Standing("core", 2, List.of()),
                        new Standing(
                                "resilient",
                                3,
                                List.of(
                                        new Standing.Obstacle(
                                                "list/case-of-failed",
                                                List.of("LIST-003"),
                                                Optional.of(Verdict.FAILED)),
                                        new Standing.Obstacle(
                                                "list/left-out", List.of("LIST-005"), Optional.empty())))),
                List.of(),
                List.of(new Calibration("embedded", "refused", true, "ECONNREFUSED", "connected")),
                List.of(judgements));
    }

    /** A certification with one scenario of each verdict. */
    static Certification everyVerdict() {
        return certification(
                Arrays.stream(Verdict.values()).map(Samples::judgement).toArray(Judgement[]::new));
    }

    /** A certification of a run without a sandbox, of which one scenario is asked for by no level. */
    static Certification unsandboxed() {
        Certification plain = everyVerdict();
        return new Certification(
                plain.kit(),
                plain.subject(),
                plain.seed(),
                "no sandbox",
                List.of("list/left-out", "list/of-no-level"),
                plain.toxiproxy(),
                false,
                List.of(),
                plain.standings(),
                List.of(),
                plain.calibrations(),
                plain.judgements());
    }

    /** A certification in which every text the subject can shape is {@link #HOSTILE}. */
    static Certification hostile() {
        Certification plain = certification(
                judgement(Verdict.FAILED, HOSTILE),
                judgement(Verdict.WARNED, HOSTILE),
                judgement(Verdict.UNSUPPORTED, HOSTILE),
                judgement(Verdict.BROKEN, HOSTILE));
        return new Certification(
                plain.kit(),
                new Certification.Subject(HOSTILE, HOSTILE, "exec", HOSTILE),
                plain.seed(),
                plain.sandbox(),
                plain.unsandboxed(),
                plain.toxiproxy(),
                true,
                List.of(HOSTILE),
                List.of(),
                List.of(HOSTILE),
                plain.calibrations(),
                plain.judgements());
    }

    static Judgement judgement(Verdict verdict) {
        return judgement(verdict, "the reason of " + verdict);
    }

    private static Judgement judgement(Verdict verdict, String text) {
        boolean broken = verdict == Verdict.FAILED || verdict == Verdict.WARNED;
        return new Judgement(
                "list/case-of-" + verdict.name().toLowerCase(java.util.Locale.ROOT),
                "A fetcher MUST ask no later entry.",
                Level.MUST,
                List.of("LIST-003"),
                verdict,
                verdict == Verdict.PASSED ? "" : text,
                broken ? List.of(new Finding("LIST-003", "no request at P2", text, text, false)) : List.of(),
                1.25,
                List.of("tap: 1 dial refused"),
                "certify --only list/x --seed 42",
                "");
    }

    /** A trace with an event of every type. */
    static Trace trace() {
        Fetch fetch = new Fetch(
                1,
                Operation.DOWNLOAD,
                List.of("example.com/m@v1.0.0"),
                5,
                900,
                Fetch.Ending.ANSWERED,
                false,
                Optional.of(Outcome.UNAVAILABLE),
                3,
                List.of(),
                HOSTILE.replace("\ud800", ""),
                List.of(new Delivery("example.com/m@v1.0.0", false, false, true, "nothing there")),
                List.of(new CachedFile("cache/download/example.com/m/@v/v1.0.0.lock", 0, "e3b0c442")),
                List.of(new ExtractedTree("example.com/m@v1.0.0", "m.go is missing", "example.com/m@v1.0.0/go.mod")));
        return new Trace(
                "list/comma-stops-on-refused",
                Long.MIN_VALUE,
                true,
                1.5,
                Limits.DEFAULT,
                Map.of("example.com/m", "bcdfgh.test/klmno", "a.b/c", "d.e/f"),
                List.of(new Road("P1", "127.1.2.3:80", "127.1.2.4:30000", "http://bcd.test")),
                List.of(new Calibration("embedded", "refused", true, "ECONNREFUSED", "connected")),
                List.of(fetch, unanswered(fetch)),
                List.of("sleep"),
                List.of(
                        new Event.Step(1, "fetch 1"),
                        new Event.Packet(10, "tcp", "127.0.0.1:4000", "127.1.2.3:80", "S", 0),
                        new Event.Connected(20, "P1", 1, "127.0.0.1:4000"),
                        exchange(List.of("Host: bcd.test", "Accept: */*")),
                        new Event.Handshake(25, "P1", 1, true, "bcd.test", "TLS 1.3", ""),
                        new Event.KeyShown(30, "G1", 1, "SHA256:abc", true),
                        new Event.Denied(31, "home", "127.1.2.5:4000", "P1", "127.1.2.3:80", "ingress refused"),
                        new Event.Query(40, "bcd.test", "AAAA", "udp", "NXDOMAIN"),
                        new Event.Fault(50, "P1", "refused", "on", "connections refused"),
                        new Event.HostStall(60, 7_000_000),
                        new Event.Disconnected(70, "P1", 1, "reset")));
    }

    static Event.Exchange exchange(List<String> headers) {
        return new Event.Exchange(
                30, 35, "P1", 1, "GET /m/@v/v1.0.0.zip HTTP/1.1", headers, "/m/@v/v1.0.0.zip", 503, 4, "status 503");
    }

    private static Fetch unanswered(Fetch first) {
        return new Fetch(
                2,
                first.operation(),
                first.modules(),
                1000,
                2000,
                Fetch.Ending.HUNG,
                false,
                Optional.empty(),
                -1,
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of());
    }
}
