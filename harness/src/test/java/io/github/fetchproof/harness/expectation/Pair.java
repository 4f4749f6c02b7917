package io.github.fetchproof.harness.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.trace.Traces;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A check, a trace that it is content with, and one that it is not.
 *
 * @param name of the method that makes the check
 * @param observed how the other trace differs
 */
record Pair(String name, Check check, Traces fitting, Traces other, String observed) {

    /** The check passes what fits, and misses the other with the words that were declared. */
    void holds() {
        assertThat(check.miss(fitting.done())).isEmpty();
        assertThat(check.miss(other.done())).hasValueSatisfying(miss -> {
            assertThat(miss.observed()).contains(observed);
            assertThat(miss.unobserved()).isFalse();
        });
    }

    /**
     * There is a pair for each check of a class: each can fail.
     *
     * @param elsewhere checks that another test shows to fail
     */
    static void coverAll(Class<?> checks, Stream<Pair> pairs, String... elsewhere) {
        Set<String> made = Arrays.stream(checks.getDeclaredMethods())
                .filter(each -> Modifier.isPublic(each.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertThat(Stream.concat(pairs.map(Pair::name), Stream.of(elsewhere)).collect(Collectors.toSet()))
                .isEqualTo(made);
    }

    @Override
    public String toString() {
        return name + ", " + observed;
    }
}
