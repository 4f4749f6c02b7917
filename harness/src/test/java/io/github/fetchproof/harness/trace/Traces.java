package io.github.fetchproof.harness.trace;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Traces for tests, told in milliseconds. */
public final class Traces {

    /** Where the subject dials P1. */
    public static final String LINK = "127.20.1.10:80";
    /** What is asked for. */
    public static final String MODULE = "example.com/m@v1.0.0";

    private static final String SUBJECT = "127.0.0.1:40001";

    private final List<Event> events = new ArrayList<>();
    private final List<Calibration> calibrations = new ArrayList<>();
    private final List<Fetch> fetches = new ArrayList<>();
    private int dials;
    private boolean tapped = true;
    private Limits limits = Limits.DEFAULT;

    public static Traces trace() {
        return new Traces();
    }

    public Traces up(int millis, String flags, int payload) {
        events.add(new Event.Packet(nanos(millis), "tcp", SUBJECT, LINK, flags, payload));
        return this;
    }

    public Traces down(int millis, String flags, int payload) {
        events.add(new Event.Packet(nanos(millis), "tcp", LINK, SUBJECT, flags, payload));
        return this;
    }

    public Traces fault(int millis, String kind, String what) {
        events.add(new Event.Fault(nanos(millis), "P1", kind, what, kind + " " + what));
        return this;
    }

    public Traces request(int millis, String origin, String path, int status) {
        events.add(new Event.Exchange(
                nanos(millis), nanos(millis), origin, 1, "GET " + path + " HTTP/1.1", List.of(), path, status, 0, ""));
        return this;
    }

    public Traces lookup(int millis, String host) {
        events.add(new Event.Query(nanos(millis), host, "A", "udp", "NXDOMAIN"));
        return this;
    }

    public Traces hostStall(int millis, int late) {
        events.add(new Event.HostStall(nanos(millis), nanos(late)));
        return this;
    }

    public Traces calibrated(String fault, boolean deliverable) {
        calibrations.add(new Calibration("embedded", fault, deliverable, "accepted, then closed", "whole"));
        return this;
    }

    public Traces fetched(boolean success) {
        return fetched(Fetch.Ending.ANSWERED, success, Optional.empty(), -1);
    }

    public Traces fetched(Fetch.Ending ending, boolean success, Optional<Outcome> outcome, int attempts) {
        return fetched(
                ending,
                success,
                outcome,
                attempts,
                new Delivery(MODULE, success, success, success, success ? "" : "nothing is there"),
                List.of());
    }

    /** A fetch that took the first ten seconds. */
    public Traces fetched(
            Fetch.Ending ending,
            boolean success,
            Optional<Outcome> outcome,
            int attempts,
            Delivery delivery,
            List<CachedFile> cache) {
        fetches.add(new Fetch(
                fetches.size() + 1,
                Operation.DOWNLOAD,
                List.of(MODULE),
                0,
                nanos(10_000),
                ending,
                success,
                outcome,
                attempts,
                List.of(),
                "what it printed",
                List.of(delivery),
                cache,
                List.of()));
        return this;
    }

    /** Any event. */
    public Traces event(Event event) {
        events.add(event);
        return this;
    }

    /** Any fetch. */
    public Traces fetch(Fetch fetch) {
        fetches.add(fetch);
        return this;
    }

    /** The subject dials P1. */
    public Traces dial(int millis) {
        dials++;
        events.add(new Event.Packet(nanos(millis), "tcp", "127.0.0.1:" + (41_000 + dials), LINK, "S", 0));
        return this;
    }

    public Traces untapped() {
        tapped = false;
        return this;
    }

    public Traces limits(Limits declared) {
        limits = declared;
        return this;
    }

    public Trace done() {
        return new Trace(
                "list/some",
                1,
                tapped,
                1.5,
                limits,
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
