package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.trace.Limits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads limits such as {@code stall=5s} or {@code connect=1500ms}. */
final class LimitOption {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|m)");

    private static final Set<String> NAMES = Set.of("connect", "handshake", "header", "stall", "dns", "overall");

    private LimitOption() {}

    /** The limits with those given replaced. */
    static Limits apply(Map<String, String> given, Limits declared) {
        Limits limits = declared;
        for (Map.Entry<String, String> each : given.entrySet()) {
            limits = apply(each.getKey(), time(each.getKey(), each.getValue()), limits);
        }
        return limits;
    }

    private static Limits apply(String name, Duration time, Limits old) {
        if (!NAMES.contains(name)) {
            throw new WrongUsage("--limit must name connect, handshake, header, stall, dns or overall: " + name);
        }
        return new Limits(
                name.equals("connect") ? time : old.connect(),
                name.equals("handshake") ? time : old.handshake(),
                name.equals("header") ? time : old.header(),
                name.equals("stall") ? time : old.stall(),
                name.equals("dns") ? time : old.dns(),
                name.equals("overall") ? time : old.overall(),
                old.attempts());
    }

    /** A positive time. */
    static Duration time(String name, String text) {
        return time(text)
                .orElseThrow(
                        () -> new WrongUsage("--limit " + name + " must be a time such as 500ms, 5s or 2m: " + text));
    }

    /** A positive time, such as {@code 500ms}, {@code 5s} or {@code 2m}; nothing when the text is none. */
    static Optional<Duration> time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    default -> Duration.ofMinutes(count);
                });
    }
}
