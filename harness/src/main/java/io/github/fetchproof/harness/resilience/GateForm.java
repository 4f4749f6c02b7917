package io.github.fetchproof.harness.resilience;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A gate by name, as it can be written after a backoff on a command line. Immutable.
 *
 * @param title what it is, half a sentence
 * @param source where its rule and defaults are from
 */
public record GateForm(
        String name,
        String title,
        String source,
        Strategy.Scope scope,
        List<Parameter> parameters,
        Function<Arguments, Supplier<Gate>> maker) {
    public GateForm {
        parameters = List.copyOf(parameters);
    }

    /** The name, with its parameters and their defaults. */
    public String usage() {
        return Words.usage(name, parameters);
    }
}
