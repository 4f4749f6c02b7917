package io.github.fetchproof.harness.report;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Road;
import io.github.fetchproof.harness.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A trace as a drawing: time runs to the right, and there is a lane for the kit, for the subject and for each origin. A value of
 * places and words; the template {@code scenario.html} makes it SVG.
 *
 * @param height of the whole, in the units of the drawing
 * @param leftOut how many shapes were not drawn because there were too many
 */
record Waterfall(String height, List<Lane> lanes, List<Cut> cuts, List<Tick> ticks, int leftOut) {
    static final int WIDTH = 960;

    private static final int LEFT = 88;
    private static final int RIGHT = 72;
    private static final int ROW = 17;
    private static final int MOST_ROWS = 6;
    private static final int PADDING = 5;
    private static final int MOST_LETTERS = 80;
    private static final double LETTER = 6.1;

    /** A host that stood still for less is not worth a lane. */
    private static final long STALL_NANOS = 100_000_000;

    /** The kinds of shapes for requests. */
    private static final Set<String> REQUESTS = Set.of("ok", "moved", "absent", "error", "none");

    /** One horizontal lane. */
    record Lane(String name, String y, String middle, String height, List<Shape> shapes) {}

    /**
     * A rectangle.
     *
     * @param kind the class that gives it its colour
     * @param says what a reader is told who points at it
     */
    record Shape(String x, String y, String width, String height, String kind, String says, Optional<Label> label) {}

    /** Words beside a shape. */
    record Label(String x, String y, String says) {}

    /** A silence drawn short, from the top down to the axis. */
    record Cut(String x, String width, String middle, String axis, String foot, String says) {}

    /** A label of the axis. */
    record Tick(String x, String axis, String foot, String says) {}

    /** What is to be drawn of one lane, in time. */
    private record Mark(long from, long to, String kind, String says, String label, boolean behind) {
        boolean request() {
            return REQUESTS.contains(kind);
        }
    }

    /** The drawing, of at most so many shapes; empty when nothing happened. */
    static Optional<Waterfall> of(Trace trace, int mostShapes) {
        Map<String, List<Mark>> lanes = lanes(trace);
        SortedSet<Long> instants = new TreeSet<>();
        for (List<Mark> marks : lanes.values()) {
            for (Mark each : marks) {
                instants.add(each.from());
                instants.add(each.to() == Long.MAX_VALUE ? each.from() : each.to());
            }
        }
        if (instants.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Drawing(TimeScale.of(instants, WIDTH - LEFT - RIGHT), mostShapes).draw(lanes));
    }

    private static Map<String, List<Mark>> lanes(Trace trace) {
        Map<String, List<Mark>> lanes = new LinkedHashMap<>();
        lanes.put("kit", new ArrayList<>(steps(trace)));
        lanes.put("subject", fetches(trace));
        Set<String> origins = new LinkedHashSet<>();
        for (Road road : trace.roads()) {
            List<Mark> marks = dials(trace, road);
            trace.requestsAt(road.origin()).forEach(each -> marks.add(request(each)));
            lanes.put(road.origin(), marks);
            origins.add(road.origin());
        }
        trace.events(Event.Fault.class)
                .map(Event.Fault::where)
                .distinct()
                .forEach(where ->
                        lanes.computeIfAbsent(where, none -> new ArrayList<>()).addAll(faults(trace, where)));
        lanes.put("names", queries(trace));
        lanes.put("host", stalls(trace));
        lanes.entrySet().removeIf(lane -> lane.getValue().isEmpty() && !origins.contains(lane.getKey()));
        lanes.replaceAll((lane, marks) ->
                marks.stream().sorted(Comparator.comparingLong(Mark::from)).toList());
        return lanes;
    }

    private static List<Mark> steps(Trace trace) {
        return trace.events(Event.Step.class)
                .filter(each -> !each.what().startsWith("fetch"))
                .map(each -> new Mark(each.nanos(), each.nanos(), "step", each.what(), "", false))
                .toList();
    }

    private static List<Mark> fetches(Trace trace) {
        List<Mark> marks = new ArrayList<>();
        for (Fetch each : trace.fetches()) {
            String end = each.ending() == Fetch.Ending.ANSWERED
                    ? each.claimedSuccess() ? "success" : "failure"
                    : each.ending().name().toLowerCase(Locale.ROOT);
            String says = each.operation().name().toLowerCase(Locale.ROOT) + " " + String.join(" ", each.modules())
                    + ": " + end + " after " + WireLog.lasted(each.elapsedNanos());
            marks.add(new Mark(
                    each.startedNanos(), each.endedNanos(), end, says, "fetch " + each.ordinal() + ": " + end, false));
        }
        return marks;
    }

    /** From {@code on} to {@code off} a band behind all else; where it acted, a mark. */
    private static List<Mark> faults(Trace trace, String where) {
        List<Mark> marks = new ArrayList<>();
        Map<String, Event.Fault> on = new LinkedHashMap<>();
        List<Event.Fault> faults = trace.events(Event.Fault.class)
                .filter(each -> each.where().equals(where))
                .toList();
        for (Event.Fault each : faults) {
            if (each.what().equals("on")) {
                on.putIfAbsent(each.kind(), each);
            } else if (each.what().equals("off") && on.containsKey(each.kind())) {
                marks.add(band(on.remove(each.kind()), each.nanos()));
            } else if (each.what().equals("acted")) {
                marks.add(new Mark(each.nanos(), each.nanos(), "acted", "acted: " + each.detail(), "", false));
            }
        }
        on.values().forEach(each -> marks.add(0, band(each, Long.MAX_VALUE)));
        return marks;
    }

    private static Mark band(Event.Fault on, long until) {
        return new Mark(on.nanos(), until, "fault", "fault: " + on.detail(), "", true);
    }

    /** Dials, refused or not, and resets of what was open. */
    private static List<Mark> dials(Trace trace, Road road) {
        Set<Event> dials = new HashSet<>(trace.dialsAt(road.origin()));
        Map<String, Integer> unanswered = new HashMap<>();
        Set<String> open = new HashSet<>();
        List<Mark> marks = new ArrayList<>();
        for (Event.Packet each : trace.events(Event.Packet.class).toList()) {
            if (dials.contains(each)) {
                unanswered.put(each.from(), marks.size());
                marks.add(instant(each, "dial", "dial"));
            } else if (each.from().equals(road.link())) {
                Integer dial = each.isReset() || each.flags().startsWith("SA") ? unanswered.remove(each.to()) : null;
                if (!each.isReset() && dial != null) {
                    open.add(each.to());
                } else if (dial != null) {
                    marks.set(dial, instant(each, "reset", "dial refused"));
                } else if (each.isReset() && open.remove(each.to())) {
                    marks.add(instant(each, "reset", "connection reset"));
                }
            }
        }
        return marks;
    }

    private static Mark instant(Event event, String kind, String says) {
        return new Mark(event.nanos(), event.nanos(), kind, says, "", false);
    }

    private static Mark request(Event.Exchange each) {
        String status = each.status() == 0 ? "none" : String.valueOf(each.status());
        String kind = each.status() == 0
                ? "none"
                : switch (each.status() / 100) {
                    case 2 -> "ok";
                    case 3 -> "moved";
                    case 4 -> each.status() == 404 || each.status() == 410 ? "absent" : "error";
                    default -> "error";
                };
        return new Mark(
                each.nanos(),
                Math.max(each.nanos(), each.answeredNanos()),
                kind,
                WireLog.told(each),
                WireLog.asked(each.path()) + " " + status,
                false);
    }

    private static List<Mark> queries(Trace trace) {
        return trace.events(Event.Query.class)
                .map(each -> new Mark(
                        each.nanos(),
                        each.nanos(),
                        "dial",
                        each.type() + " " + each.name() + " over " + each.over() + ": " + each.answer(),
                        "",
                        false))
                .toList();
    }

    private static List<Mark> stalls(Trace trace) {
        return trace.events(Event.HostStall.class)
                .filter(each -> each.lateNanos() >= STALL_NANOS)
                .map(each -> new Mark(
                        Math.max(0, each.nanos() - each.lateNanos()),
                        each.nanos(),
                        "stall",
                        "the host stood still for " + WireLog.lasted(each.lateNanos()),
                        "",
                        false))
                .toList();
    }

    /** A place or a length, as SVG writes it. */
    static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
    }

    /** Finds a place for every mark. Used once. */
    private static final class Drawing {
        private final TimeScale scale;
        private final int most;
        private int drawn;
        private int leftOut;

        Drawing(TimeScale scale, int most) {
            this.scale = scale;
            this.most = most;
        }

        Waterfall draw(Map<String, List<Mark>> marksOfLane) {
            List<Lane> lanes = new ArrayList<>();
            double y = 0;
            for (Map.Entry<String, List<Mark>> each : marksOfLane.entrySet()) {
                Lane lane = lane(each.getKey(), each.getValue(), y);
                lanes.add(lane);
                y += Double.parseDouble(lane.height());
            }
            String axis = number(y);
            String foot = number(y + 14);
            List<Cut> cuts = scale.cuts().stream()
                    .map(cut -> new Cut(
                            number(LEFT + cut.x()),
                            number(cut.width()),
                            number(LEFT + cut.x() + cut.width() / 2),
                            axis,
                            foot,
                            cut.seconds()))
                    .toList();
            List<Tick> ticks = scale.ticks().stream()
                    .map(tick -> new Tick(number(LEFT + tick.x()), axis, foot, tick.label()))
                    .toList();
            return new Waterfall(number(y + 20), lanes, cuts, ticks, leftOut);
        }

        private Lane lane(String name, List<Mark> marks, double y) {
            boolean labelled = rows(marks, true).size() <= MOST_ROWS;
            List<Double> rows = new ArrayList<>();
            List<Shape> behind = new ArrayList<>();
            List<Shape> shapes = new ArrayList<>();
            List<Integer> places = places(marks, labelled, rows);
            double height = Math.max(1, Math.min(rows.size(), MOST_ROWS)) * ROW + 2 * PADDING;
            for (int i = 0; i < marks.size(); i++) {
                Mark mark = marks.get(i);
                if (drawn >= most) {
                    leftOut++;
                } else if (mark.behind()) {
                    behind.add(shape(mark, y, height, false));
                } else {
                    int row = Math.min(places.get(i), MOST_ROWS - 1);
                    shapes.add(shape(mark, y + PADDING + row * ROW, ROW - 3, labelled));
                }
            }
            behind.addAll(shapes);
            return new Lane(name, number(y), number(y + height / 2 + 4), number(height), behind);
        }

        private Shape shape(Mark mark, double y, double height, boolean labelled) {
            drawn++;
            double from = scale.x(mark.from());
            double to = mark.to() == Long.MAX_VALUE ? WIDTH - LEFT - RIGHT : scale.x(mark.to());
            double width = Math.max(2.5, to - from);
            boolean outside = outside(mark, width);
            Optional<Label> label = !labelled || mark.label().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Label(
                            number(LEFT + from + (outside ? width + 3 : 4)), number(y + height - 3.5), mark.label()));
            return new Shape(
                    number(LEFT + from),
                    number(y),
                    number(width),
                    number(height),
                    mark.kind(),
                    Clip.to(MOST_LETTERS, WireLog.at(mark.from()) + " " + mark.says()),
                    label);
        }

        /** Words stand beside a shape, so that its colour does not matter to them; in that of a fetch there is room for them. */
        private static boolean outside(Mark mark, double width) {
            return mark.request() || words(mark) > width;
        }

        private static double words(Mark mark) {
            return mark.label().length() * LETTER + 6;
        }

        private List<Double> rows(List<Mark> marks, boolean labelled) {
            List<Double> rows = new ArrayList<>();
            places(marks, labelled, rows);
            return rows;
        }

        /** In which row each mark is drawn, so that none covers another; {@code ends} is told where each row ends. */
        private List<Integer> places(List<Mark> marks, boolean labelled, List<Double> ends) {
            List<Integer> places = new ArrayList<>();
            for (Mark mark : marks) {
                if (mark.behind()) {
                    places.add(0);
                    continue;
                }
                double from = scale.x(mark.from());
                double width = Math.max(2.5, scale.x(mark.to()) - from);
                double words = labelled && !mark.label().isEmpty() ? words(mark) : 0;
                double end = from + width + (outside(mark, width) ? words : 0);
                int row = 0;
                while (row < ends.size() && ends.get(row) > from) {
                    row++;
                }
                if (row == ends.size()) {
                    ends.add(end);
                } else {
                    ends.set(row, end);
                }
                places.add(row);
            }
            return places;
        }
    }
}
