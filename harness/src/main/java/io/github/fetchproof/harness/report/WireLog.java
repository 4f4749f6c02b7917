package io.github.fetchproof.harness.report;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.trace.Road;
import io.github.fetchproof.harness.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What happened on the wire, one line each, for a reader: dials, refusals, requests with their answers, faults. Packets that
 * only carry on what was begun are not told.
 *
 * @param first the lines up to where lines are left out; all of them where none is
 * @param leftOut how many lines are left out in the middle
 * @param last the lines after that
 */
record WireLog(List<Line> first, int leftOut, List<Line> last) {

    /** One line: when, who, what. */
    record Line(String at, String who, String what) {}

    /** The log, of at most so many lines. */
    static WireLog of(Trace trace, int most) {
        List<Line> lines = lines(trace);
        if (lines.size() <= most) {
            return new WireLog(lines, 0, List.of());
        }
        int head = most * 2 / 3;
        int tail = most - head;
        return new WireLog(
                lines.subList(0, head),
                lines.size() - most,
                List.copyOf(lines.subList(lines.size() - tail, lines.size())));
    }

    /** How many lines there are, told or left out. */
    int count() {
        return first.size() + leftOut + last.size();
    }

    private static List<Line> lines(Trace trace) {
        Map<String, String> origins = new HashMap<>();
        trace.roads().forEach(road -> origins.put(road.link(), road.origin()));
        Set<Event> dials = new HashSet<>();
        trace.roads().stream().map(Road::origin).map(trace::dialsAt).forEach(dials::addAll);
        Set<String> open = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        for (Event event : trace.events()) {
            if (event instanceof Event.Packet packet) {
                String down = origins.getOrDefault(packet.from(), "");
                String up = origins.getOrDefault(packet.to(), "");
                if (dials.contains(event)) {
                    lines.add(line(event, "subject", "dials " + up + " from " + packet.from()));
                } else if (!down.isEmpty() && packet.flags().startsWith("SA")) {
                    open.add(packet.to());
                } else if (!down.isEmpty() && packet.isReset()) {
                    String what = open.contains(packet.to()) ? "resets the connection of " : "refuses the dial of ";
                    lines.add(line(event, down, what + packet.to()));
                } else if (!up.isEmpty() && packet.isReset()) {
                    lines.add(line(event, "subject", "resets its connection to " + up));
                }
            } else if (event instanceof Event.Exchange exchange) {
                lines.add(line(event, exchange.origin(), told(exchange)));
            } else if (event instanceof Event.Disconnected end && !end.how().equals("fin")) {
                lines.add(line(event, end.origin(), "connection " + end.connection() + " ended: " + end.how()));
            } else if (event instanceof Event.Query query) {
                lines.add(line(
                        event,
                        "names",
                        query.type() + " " + query.name() + " over " + query.over() + ": " + query.answer()));
            } else if (event instanceof Event.Handshake handshake) {
                lines.add(line(event, handshake.origin(), told(handshake)));
            } else if (event instanceof Event.KeyShown shown) {
                lines.add(line(
                        event,
                        shown.origin(),
                        (shown.known() ? "knows" : "does not know") + " the key it is shown, " + shown.key()));
            } else if (event instanceof Event.Denied denied) {
                String whom = denied.caller() + " to " + denied.origin() + " (" + denied.to() + ")";
                lines.add(line(event, "policy", "denies " + whom + ": " + denied.decision()));
            } else if (event instanceof Event.Fault fault) {
                lines.add(line(event, fault.where(), "fault " + fault.what() + ": " + fault.detail()));
            } else if (event instanceof Event.Step step) {
                lines.add(line(event, "kit", step.what()));
            } else if (event instanceof Event.HostStall stall) {
                lines.add(line(event, "host", "stood still for " + lasted(stall.lateNanos())));
            }
        }
        return List.copyOf(lines);
    }

    private static Line line(Event event, String who, String what) {
        return new Line(at(event.nanos()), who, Clip.to(240, what));
    }

    /** A request and its answer in one line. */
    static String told(Event.Exchange exchange) {
        String answer = exchange.status() == 0
                ? "no answer"
                : exchange.status() + ", " + exchange.bytes() + (exchange.bytes() == 1 ? " byte" : " bytes");
        return Clip.to(200, exchange.requestLine()) + " → " + answer + " after "
                + lasted(Math.max(0, exchange.answeredNanos() - exchange.nanos()))
                + (exchange.fault().isEmpty() ? "" : " (" + exchange.fault() + ")");
    }

    private static String told(Event.Handshake handshake) {
        String asked = handshake.name().isEmpty() ? "" : " for " + handshake.name();
        if (handshake.trouble().isEmpty()) {
            return "agrees on " + handshake.version() + asked;
        }
        return (handshake.tls() ? "does not agree on TLS" + asked : "hears no TLS") + ": " + handshake.trouble();
    }

    /** What of a module a path asks for, in one short word. */
    static String asked(String path) {
        for (String each : List.of("info", "mod", "zip", "list", "latest")) {
            if (path.endsWith("." + each) || path.endsWith("/" + each) || path.endsWith("/@" + each)) {
                return each;
            }
        }
        return Clip.to(12, path.substring(path.lastIndexOf('/') + 1));
    }

    /** An instant of the run's clock. */
    static String at(long nanos) {
        return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
    }

    /** A duration: milliseconds where it is short. */
    static String lasted(long nanos) {
        return nanos < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
