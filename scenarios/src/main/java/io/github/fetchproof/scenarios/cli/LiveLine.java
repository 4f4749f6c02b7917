package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.report.TextReport;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;

/**
 * One line for what was seen of a request, a fault or a handshake that failed.
 *
 * <p>It is made of the time, who saw it, method and path, status, bytes of body, and the fault that acted. Header fields are not in
 * it, nor is a query but for those that say what Go or git wants: credentials travel in both. A line begins with {@code #}: to a
 * shell that reads the variables above it, it is a comment.
 */
final class LiveLine {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final Set<String> QUERIES = Set.of("go-get=1", "service=git-upload-pack");
    private static final int LONGEST_PATH = 200;

    private LiveLine() {}

    /** The line of an event, without an end; nothing for events that are of no interest here. */
    static Optional<String> of(Event event, LocalTime at) {
        return words(event).map(words -> "# " + TIME.format(at) + " " + TextReport.shown(words));
    }

    private static Optional<String> words(Event event) {
        if (event instanceof Event.Exchange exchange) {
            return Optional.of(exchange.origin() + " " + words(exchange));
        }
        if (event instanceof Event.Fault fault) {
            return Optional.of(fault.where() + " " + fault.kind() + " " + fault.what() + ": " + fault.detail());
        }
        if (event instanceof Event.Handshake handshake && !handshake.trouble().isEmpty()) {
            return Optional.of(handshake.origin() + " TLS failed: " + handshake.trouble());
        }
        return Optional.empty();
    }

    private static String words(Event.Exchange exchange) {
        String bytes = exchange.bytes() + " bytes";
        String fault = exchange.fault().isEmpty() ? "" : " (" + exchange.fault() + ")";
        String[] line = exchange.requestLine().split(" ", -1);
        if (line.length == 3 && line[2].startsWith("HTTP/")) {
            String status = exchange.status() == 0 ? "no answer," : String.valueOf(exchange.status());
            return line[0] + " " + target(line[1]) + " " + status + " " + bytes + fault;
        }
        if (exchange.requestLine().startsWith("git")) {
            return "git-upload-pack " + cut(exchange.path()) + " " + bytes + fault;
        }
        return "something else than a request " + exchange.status() + " " + bytes + fault;
    }

    /** The path, as it was asked for, and such a query as may be shown. */
    private static String target(String target) {
        String path = target.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://[^/]*", "");
        int query = path.indexOf('?');
        if (query < 0) {
            return cut(path);
        }
        String asked = path.substring(query + 1);
        return cut(path.substring(0, query)) + "?" + (QUERIES.contains(asked) ? asked : "...");
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_PATH ? text : text.substring(0, LONGEST_PATH) + "...";
    }
}
