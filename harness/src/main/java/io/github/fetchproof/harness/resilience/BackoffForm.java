package io.github.fetchproof.harness.resilience;

import java.util.List;
import java.util.function.Function;

/**
 * A backoff by name, as it can be written on a command line. Immutable.
 *
 * @param title what it is, half a sentence
 * @param source where its formula and defaults are from; empty for what is common
 * @param stop when it gives up if nobody says otherwise: as its library does
 */
public record BackoffForm(
        String name,
        String title,
        String source,
        Stop stop,
        List<Parameter> parameters,
        Function<Arguments, Backoff> maker) {
    public BackoffForm {
        parameters = List.copyOf(parameters);
    }

    /** One that never gives up. */
    static BackoffForm form(
            String name, String title, String source, List<Parameter> parameters, Function<Arguments, Backoff> maker) {
        return new BackoffForm(name, title, source, Stop.never(), parameters, maker);
    }

    /** One that gives up after so many attempts. */
    static BackoffForm form(
            String name,
            String title,
            String source,
            int attempts,
            List<Parameter> parameters,
            Function<Arguments, Backoff> maker) {
        return new BackoffForm(name, title, source, Stop.after(attempts), parameters, maker);
    }

    /** The name, with its parameters and their defaults. */
    public String usage() {
        return Words.usage(name, parameters);
    }

    /** The backoff with all defaults. */
    public Backoff byDefault() {
        return maker.apply(Words.defaults(parameters));
    }
}
