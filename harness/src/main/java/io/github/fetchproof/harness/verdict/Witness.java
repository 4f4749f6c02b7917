package io.github.fetchproof.harness.verdict;

import io.github.fetchproof.fakes.fault.DnsFault;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.trace.Road;
import io.github.fetchproof.harness.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a link fault was seen to hit the subject's own traffic, by somebody who did not inject it. Pure.
 *
 * <p>The tap is the witness: what Toxiproxy was told to do counts for nothing here.
 */
final class Witness {

    private final Trace trace;
    private final Map<Way, List<Event.Packet>> answersToDenied;

    Witness(Trace trace) {
        this.trace = trace;
        this.answersToDenied = answersToDenied(trace);
    }

    /** From where to where packets go, {@code address:port} each. */
    private record Way(String from, String to) {}

    /** One pass over the packets, however many dials were denied. */
    private static Map<Way, List<Event.Packet>> answersToDenied(Trace trace) {
        Map<Way, List<Event.Packet>> answers = new HashMap<>();
        trace.events(Event.Denied.class)
                .forEach(each -> answers.put(new Way(each.to(), each.from()), new ArrayList<>()));
        trace.events(Event.Packet.class)
                .forEach(each -> answers.computeIfPresent(new Way(each.from(), each.to()), (way, seen) -> {
                    seen.add(each);
                    return seen;
                }));
        return answers;
    }

    /** One line that says who saw what; empty when nobody saw it. */
    Optional<String> of(String origin, LinkFault fault) {
        Optional<Road> road = trace.roads().stream()
                .filter(each -> each.origin().equals(origin))
                .findFirst();
        if (road.isEmpty()) {
            return Optional.empty();
        }
        for (Span span : spans(origin, fault.kind())) {
            for (Flow flow : flows(road.get().link())) {
                Optional<String> seen = sign(flow, span, fault);
                if (seen.isPresent()) {
                    return seen.map(what -> "tap: " + origin + " " + what);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * One line that says who saw a fault of an origin's name. Where it is of the name alone, the name server's own record tells;
     * a dead address of the scenario's own must have been dialled, which the tap sees.
     *
     * @param acted the name server's record
     */
    Optional<String> of(String origin, DnsFault fault, Event.Fault acted) {
        String said = "name server, of " + origin + ": " + acted.detail() + " at " + at(acted.nanos());
        boolean dialled = fault instanceof DnsFault.DeadAddress dead && dead.death() != DnsFault.Death.REFUSES_IPV6;
        return dialled ? deadDial(origin, acted).map(what -> said + "; tap: " + what) : Optional.of(said);
    }

    /**
     * One line that says how a dial that the policy denied ended; empty when it was answered all the same.
     *
     * @param denied an event of the trace
     */
    Optional<String> of(Event.Denied denied) {
        List<Event.Packet> answers = answersToDenied.getOrDefault(new Way(denied.to(), denied.from()), List.of());
        boolean refused = answers.stream().anyMatch(Event.Packet::isReset);
        boolean asDecided = refused == denied.decision().endsWith("refused")
                && answers.stream().allMatch(Event.Packet::isReset);
        return asDecided
                ? Optional.of("tap: " + denied.origin() + (refused ? " refused " : " left unanswered ")
                        + denied.caller() + " at " + at(denied.nanos()))
                : Optional.empty();
    }

    private Optional<String> deadDial(String origin, Event.Fault acted) {
        String dead = acted.detail().split(" ", 2)[0];
        Optional<String> port = trace.roads().stream()
                .filter(each -> each.origin().equals(origin))
                .map(each -> each.link().substring(each.link().lastIndexOf(':')))
                .findFirst();
        return port.flatMap(each -> flows(dead + each).stream()
                .flatMap(flow -> flow.deadDial(acted.nanos()).stream())
                .findFirst()
                .map(what -> dead + each + " " + what));
    }

    /** The sign this fault leaves on the wire of one connection. */
    private static Optional<String> sign(Flow flow, Span span, LinkFault fault) {
        if (fault instanceof LinkFault.Refused) {
            return flow.down.stream()
                    .filter(each -> span.holds(each.nanos()) && each.isReset() && flow.answered() == 0)
                    .findFirst()
                    .map(each -> "answered a dial with RST at " + at(each.nanos()));
        }
        if (fault instanceof LinkFault.Reset) {
            return flow.down.stream()
                    .filter(each -> span.holds(each.nanos()) && each.isReset() && flow.established())
                    .findFirst()
                    .map(each -> "reset an open connection at " + at(each.nanos()));
        }
        if (fault instanceof LinkFault.Truncate truncate) {
            return flow.cut(span, truncate.bytes());
        }
        if (fault instanceof LinkFault.Latency latency) {
            return flow.lateAnswer(span, latency.delay().toNanos());
        }
        if (fault instanceof LinkFault.Stall) {
            return flow.silence(span);
        }
        throw new AssertionError(fault);
    }

    private List<Span> spans(String origin, String kind) {
        List<Span> spans = new ArrayList<>();
        long on = -1;
        for (Event.Fault each : trace.events(Event.Fault.class).toList()) {
            if (!each.where().equals(origin) || !each.kind().equals(kind)) {
                continue;
            }
            if (each.what().equals("on")) {
                on = each.nanos();
            } else if (each.what().equals("off") && on >= 0) {
                spans.add(new Span(on, each.nanos()));
                on = -1;
            }
        }
        if (on >= 0) {
            spans.add(new Span(on, Long.MAX_VALUE));
        }
        return spans;
    }

    private List<Flow> flows(String link) {
        Map<String, Flow> flows = new LinkedHashMap<>();
        for (Event.Packet each : trace.events(Event.Packet.class).toList()) {
            if (each.to().equals(link)) {
                flows.computeIfAbsent(each.from(), from -> new Flow()).up.add(each);
            } else if (each.from().equals(link)) {
                flows.computeIfAbsent(each.to(), to -> new Flow()).down.add(each);
            }
        }
        return List.copyOf(flows.values());
    }

    private static String at(long nanos) {
        return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
    }

    /** While a fault was on, give or take what the tap's clock and the log's may differ by on a busy machine. */
    private record Span(long from, long to) {
        private static final long DIFFERENCE = 250_000_000L;

        boolean holds(long nanos) {
            return nanos >= from - DIFFERENCE && nanos <= (to == Long.MAX_VALUE ? to : to + DIFFERENCE);
        }
    }

    /** The packets of one connection, up from the subject and down to it. */
    private static final class Flow {
        final List<Event.Packet> up = new ArrayList<>();
        final List<Event.Packet> down = new ArrayList<>();

        /** The requests that met a fault: sent while it was on, or before and not answered yet when it came. */
        private Stream<Event.Packet> met(Span span) {
            return up.stream()
                    .filter(asked -> asked.payload() > 0)
                    .filter(asked -> span.holds(asked.nanos())
                            || (asked.nanos() < span.from() && answered(asked.nanos(), span.from()) == 0));
        }

        /** Bytes of answer that came down. */
        long answered() {
            return down.stream().mapToLong(Event.Packet::payload).sum();
        }

        /** Closed by the link after so many bytes of answer, counted from the request that met the fault. */
        Optional<String> cut(Span span, long bytes) {
            Optional<Event.Packet> end = down.stream()
                    .filter(each -> span.holds(each.nanos()) && each.flags().contains("F"))
                    .findFirst();
            return end.filter(fin -> met(span).anyMatch(asked -> answered(asked.nanos(), fin.nanos()) == bytes))
                    .map(fin -> "closed after " + bytes + " bytes of answer at " + at(fin.nanos()));
        }

        private long answered(long from, long to) {
            return down.stream()
                    .filter(each -> each.nanos() >= from && each.nanos() <= to)
                    .mapToLong(Event.Packet::payload)
                    .sum();
        }

        /** How a dial that nobody took up went, of those after a moment. */
        Optional<String> deadDial(long after) {
            return up.stream()
                    .filter(each -> each.isDial() && each.nanos() >= after && !established())
                    .findFirst()
                    .map(dial -> "was dialled at " + at(dial.nanos()) + ", and "
                            + (down.stream().anyMatch(Event.Packet::isReset) ? "refused" : "did not answer"));
        }

        boolean established() {
            return down.stream().anyMatch(each -> each.flags().startsWith("SA"));
        }

        Optional<String> lateAnswer(Span span, long delay) {
            for (Event.Packet asked : met(span).toList()) {
                Optional<Event.Packet> answer = down.stream()
                        .filter(each -> each.payload() > 0 && each.nanos() > asked.nanos())
                        .findFirst();
                if (answer.isPresent() && answer.get().nanos() - asked.nanos() >= delay) {
                    return Optional.of("answered "
                            + (answer.get().nanos() - asked.nanos()) / 1_000_000
                            + " ms after the request of " + at(asked.nanos()));
                }
            }
            return Optional.empty();
        }

        Optional<String> silence(Span span) {
            return met(span)
                    .filter(asked -> down.stream()
                            .noneMatch(each ->
                                    each.payload() > 0 && each.nanos() > asked.nanos() && each.nanos() <= span.to()))
                    .findFirst()
                    .map(asked -> "took the request of " + at(asked.nanos()) + " and let no byte back");
        }
    }
}
