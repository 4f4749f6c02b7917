package io.github.fetchproof.harness.resilience;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** The values of a word's parameters, by name. */
public record Arguments(Map<String, Object> values) {
    Duration time(String name) {
        return (Duration) value(name);
    }

    double number(String name) {
        return (Double) value(name);
    }

    int count(String name) {
        return (Integer) value(name);
    }

    private Object value(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
