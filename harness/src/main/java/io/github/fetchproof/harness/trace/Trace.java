package io.github.fetchproof.harness.trace;

import io.github.fetchproof.fakes.traffic.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything observed while one scenario ran, in one order, on one clock. Immutable.
 *
 * @param scenario the scenario's id
 * @param seed the run's seed
 * @param tapped whether a tap was there: without one, refused dials cannot be counted
 * @param patience by how much an upper bound on time is stretched, at least 1
 * @param limits what the subject declared
 * @param names what the scenario's module paths were called in this run: the scenario's word to the subject's
 * @param roads one for each origin the subject may meet
 * @param calibrations of the kinds of link fault this scenario uses
 * @param fetches in the order they were asked
 * @param leftBehind names of processes that outlived the subject, where a cage can tell
 * @param events by {@link Event#nanos()}
 */
public record Trace(
        String scenario,
        long seed,
        boolean tapped,
        double patience,
        Limits limits,
        Map<String, String> names,
        List<Road> roads,
        List<Calibration> calibrations,
        List<Fetch> fetches,
        List<String> leftBehind,
        List<Event> events) {

    public Trace {
        names = Map.copyOf(names);
        roads = List.copyOf(roads);
        calibrations = List.copyOf(calibrations);
        fetches = List.copyOf(fetches);
        leftBehind = List.copyOf(leftBehind);
        events = events.stream().sorted(Comparator.comparingLong(Event::nanos)).toList();
    }

    /** The events of one type, in order. */
    public <E extends Event> Stream<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    /** Requests that reached an origin. */
    public List<Event.Exchange> requestsAt(String origin) {
        return events(Event.Exchange.class)
                .filter(each -> each.origin().equals(origin))
                .toList();
    }

    /**
     * Dials at an origin's link that the tap saw, refused ones included. A SYN that is sent again because nobody answered the
     * first is the same dial; one from the same port after an answer is another.
     */
    public List<Event.Packet> dialsAt(String origin) {
        String link = link(origin);
        Set<String> unanswered = new HashSet<>();
        List<Event.Packet> dials = new ArrayList<>();
        for (Event.Packet packet : events(Event.Packet.class).toList()) {
            if (packet.from().equals(link)) {
                unanswered.remove(packet.to());
            } else if (packet.isDial() && packet.to().equals(link) && unanswered.add(packet.from())) {
                dials.add(packet);
            }
        }
        return List.copyOf(dials);
    }

    /** First SYNs and repeated ones at the address of an origin's link, at any of its ports. */
    public List<Event.Packet> dialsAtHostOf(String origin) {
        String host = link(origin).replaceFirst(":[0-9]*$", ":");
        return events(Event.Packet.class)
                .filter(packet ->
                        packet.isDial() && !host.isEmpty() && packet.to().startsWith(host))
                .toList();
    }

    private String link(String origin) {
        return roads.stream()
                .filter(each -> each.origin().equals(origin))
                .map(Road::link)
                .findFirst()
                .orElse("");
    }

    /** The fetch with this number, from 1. */
    public Fetch fetch(int ordinal) {
        return fetches.get(ordinal - 1);
    }

    /** By how much the host itself stood still at worst, in nanoseconds. */
    public long worstHostStallNanos() {
        return events(Event.HostStall.class)
                .mapToLong(Event.HostStall::lateNanos)
                .max()
                .orElse(0);
    }
}
