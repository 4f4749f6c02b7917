package io.github.fetchproof.harness.verdict;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.trace.Calibration;
import io.github.fetchproof.harness.trace.Delivery;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Limits;
import io.github.fetchproof.harness.trace.Road;
import io.github.fetchproof.harness.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Traces for tests, told in milliseconds. */
final class Traces {

    static final String LINK = "127.20.1.10:80";
    private static final String SUBJECT = "127.0.0.1:40001";

    private final List<Event> events = new ArrayList<>();
    private final List<Calibration> calibrations = new ArrayList<>();
    private final List<Fetch> fetches = new ArrayList<>();

    static Traces trace() {
        return new Traces();
    }

    Traces up(int millis, String flags, int payload) {
        events.add(new Event.Packet(nanos(millis), "tcp", SUBJECT, LINK, flags, payload));
        return this;
    }

    Traces down(int millis, String flags, int payload) {
        events.add(new Event.Packet(nanos(millis), "tcp", LINK, SUBJECT, flags, payload));
        return this;
    }

    Traces fault(int millis, String kind, String what) {
        events.add(new Event.Fault(nanos(millis), "P1", kind, what, kind + " " + what));
        return this;
    }

    Traces request(int millis, String origin, String path, int status) {
        events.add(new Event.Exchange(
                nanos(millis), nanos(millis), origin, 1, "GET " + path + " HTTP/1.1", List.of(), path, status, 0, ""));
        return this;
    }

    Traces hostStall(int millis, int late) {
        events.add(new Event.HostStall(nanos(millis), nanos(late)));
        return this;
    }

    Traces calibrated(String fault, boolean deliverable) {
        calibrations.add(new Calibration("embedded", fault, deliverable, "accepted, then closed", "whole"));
        return this;
    }

    Traces fetched(boolean success) {
        return fetched(Fetch.Ending.ANSWERED, success, Optional.empty(), -1);
    }

    Traces fetched(Fetch.Ending ending, boolean success, Optional<Outcome> outcome, int attempts) {
        fetches.add(new Fetch(
                fetches.size() + 1,
                Operation.DOWNLOAD,
                List.of("example.com/m@v1.0.0"),
                0,
                nanos(10_000),
                ending,
                success,
                outcome,
                attempts,
                List.of(),
                "what it printed",
                List.of(new Delivery(
                        "example.com/m@v1.0.0", success, success, success, success ? "" : "nothing is there")),
                List.of()));
        return this;
    }

    Trace done() {
        return new Trace(
                "list/some",
                1,
                true,
                1.5,
                Limits.DEFAULT,
                Map.of("example.com/m", "xyz.test/qrs"),
                List.of(new Road("P1", LINK, "127.20.1.130:8080", "http://p.test")),
                calibrations,
                fetches,
                List.of(),
                events);
    }

    private static long nanos(int millis) {
        return millis * 1_000_000L;
    }
}
