package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.trace.Limits;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads limits such as {@code stall=5s} or {@code connect=1500ms}. */
final class LimitOption {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9})(ms|s|m)");

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
        return switch (name) {
            case "connect" -> new Limits(time, old.header(), old.stall(), old.dns(), old.overall(), old.attempts());
            case "header" -> new Limits(old.connect(), time, old.stall(), old.dns(), old.overall(), old.attempts());
            case "stall" -> new Limits(old.connect(), old.header(), time, old.dns(), old.overall(), old.attempts());
            case "dns" -> new Limits(old.connect(), old.header(), old.stall(), time, old.overall(), old.attempts());
            case "overall" -> new Limits(old.connect(), old.header(), old.stall(), old.dns(), time, old.attempts());
            default -> throw new WrongUsage("--limit must name connect, header, stall, dns or overall: " + name);
        };
    }

    private static Duration time(String name, String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw new WrongUsage("--limit " + name + " must be a time such as 500ms, 5s or 2m: " + text);
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            default -> Duration.ofMinutes(count);
        };
    }
}
