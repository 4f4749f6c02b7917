package io.github.fetchproof.harness.resilience;

import io.github.fetchproof.harness.resilience.Strategy.GateRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A strategy as it is written on a command line: a backoff of {@link BackoffCatalogue}, then parts of {@link GateCatalogue},
 * {@code attempts(N)} or {@code elapsed(TIME)}, each after a {@code +}; parameters by position or by name, those left out
 * at their defaults. For instance {@code full-jitter(100ms,cap=20s)+budget(10%)+attempts(4)}.
 *
 * <p>Errors are {@link IllegalArgumentException}s of one sentence, with the character where it went wrong. Immutable.
 */
public final class StrategyExpression {
    private static final String ATTEMPTS = "attempts";
    private static final String ELAPSED = "elapsed";
    private static final String CLASS = "class:";

    private static final List<Parameter> ATTEMPTS_PARAMETERS = Parameter.list("most=4");
    private static final List<Parameter> ELAPSED_PARAMETERS = Parameter.list("most=30s");

    private final Map<String, String> words;
    private final Function<String, Backoff> classes;

    /**
     * The expressions of a model.
     *
     * @param words its own names for expressions
     * @param classes makes a backoff of the name of a user's class, as {@code class:NAME} in an expression
     */
    public StrategyExpression(Map<String, String> words, Function<String, Backoff> classes) {
        this.words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        this.classes = classes;
    }

    /** The same without classes of a user's. */
    public StrategyExpression(Map<String, String> words) {
        this(words, name -> {
            throw new IllegalArgumentException("classes cannot be loaded here: " + name);
        });
    }

    /** The expressions of a list, parted by commas that are not within parentheses. */
    public static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at < list.length(); at++) {
            char each = list.charAt(at);
            depth += each == '(' ? 1 : each == ')' ? -1 : 0;
            if (each == ',' && depth <= 0) {
                parts.add(list.substring(start, at));
                start = at + 1;
            }
        }
        parts.add(list.substring(start));
        return parts;
    }

    /** Reads an expression; the strategy's name is the expression itself. */
    public Strategy parse(String expression) {
        return new Reader(expression).strategy();
    }

    /** The strategy that begins an expression. */
    private Strategy beginning(String name, Reader reader) {
        if (name.startsWith(CLASS)) {
            return new Strategy(name, classes.apply(name.substring(CLASS.length())), Stop.never(), List.of());
        }
        Optional<String> word = Optional.ofNullable(words.get(name));
        if (word.isPresent() && !reader.meets('(')) {
            return new StrategyExpression(Map.of(), classes).parse(word.get());
        }
        BackoffForm form = BackoffCatalogue.named(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("a strategy must begin with one of " + known() + ": " + name));
        Backoff backoff = form.maker().apply(reader.arguments(form.name(), form.parameters()));
        return new Strategy(name, backoff, form.stop(), List.of());
    }

    private String known() {
        List<String> names = new ArrayList<>(words.keySet());
        BackoffCatalogue.ALL.stream()
                .map(BackoffForm::name)
                .filter(each -> !words.containsKey(each))
                .forEach(names::add);
        return names.stream().sorted().collect(Collectors.joining(", "));
    }

    /** Reads one expression from left to right. */
    private final class Reader {
        private final String text;
        private int at;
        private int wordAt;

        Reader(String text) {
            this.text = text;
        }

        Strategy strategy() {
            try {
                Strategy strategy = beginning(word(), this);
                while (at < text.length()) {
                    expect('+');
                    strategy = with(strategy, word());
                }
                return strategy.named(text);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                        wrong.getMessage() + " (character " + (wordAt + 1) + " of \"" + text + "\")", wrong);
            }
        }

        private Strategy with(Strategy before, String name) {
            if (name.equals(ATTEMPTS)) {
                int most = arguments(name, ATTEMPTS_PARAMETERS).count("most");
                return new Strategy(text, before.backoff(), before.stop().withMaxAttempts(most), before.gates());
            }
            if (name.equals(ELAPSED)) {
                Duration most = arguments(name, ELAPSED_PARAMETERS).time("most");
                return new Strategy(text, before.backoff(), before.stop().withMaxElapsed(most), before.gates());
            }
            GateForm form = GateCatalogue.named(name)
                    .orElseThrow(() -> new IllegalArgumentException("a part after + must be one of attempts, elapsed, "
                            + GateCatalogue.ALL.stream().map(GateForm::name).collect(Collectors.joining(", ")) + ": "
                            + name));
            Supplier<Gate> maker = form.maker().apply(arguments(name, form.parameters()));
            List<GateRule> gates = new ArrayList<>(before.gates());
            gates.add(new GateRule(name, form.scope(), maker));
            return new Strategy(text, before.backoff(), before.stop(), gates);
        }

        private String word() {
            wordAt = at;
            while (at < text.length() && "(+".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(wordAt, at).strip();
        }

        boolean meets(char wanted) {
            return at < text.length() && text.charAt(at) == wanted;
        }

        private void expect(char wanted) {
            wordAt = at;
            if (!meets(wanted)) {
                throw new IllegalArgumentException(
                        "there must be " + wanted + " between the parts of a strategy: " + text.substring(at));
            }
            at++;
        }

        /** What stands in parentheses after a word, if anything does. */
        Arguments arguments(String word, List<Parameter> parameters) {
            Map<String, Object> values =
                    new LinkedHashMap<>(Words.defaults(parameters).values());
            if (!meets('(')) {
                return new Arguments(values);
            }
            int end = text.indexOf(')', at);
            if (end < 0) {
                throw new IllegalArgumentException(
                        "the parentheses of " + word + " must be closed: " + text.substring(at));
            }
            at++;
            int position = 0;
            while (at < end) {
                int comma = text.indexOf(',', at);
                int stop = comma < 0 || comma > end ? end : comma;
                wordAt = at;
                String argument = text.substring(at, stop).strip();
                Parameter parameter = parameter(word, parameters, argument, position);
                values.put(parameter.name(), parameter.value(argument.substring(argument.indexOf('=') + 1)));
                position++;
                at = stop + (stop == end ? 0 : 1);
            }
            at = end + 1;
            return new Arguments(values);
        }

        private static Parameter parameter(String word, List<Parameter> parameters, String argument, int position) {
            int equals = argument.indexOf('=');
            if (equals < 0 && position < parameters.size()) {
                return parameters.get(position);
            }
            return parameters.stream()
                    .filter(each -> equals >= 0 && each.name().equals(argument.substring(0, equals)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "what is in parentheses must be as in " + Words.usage(word, parameters) + ": " + argument));
        }
    }
}
