package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.trace.Traces.trace;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Traces;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswersTest {

    static Stream<Pair> pairs() {
        Check two = Answers.answersAre(1, "v1.0.0", "v1.1.0");
        return Stream.of(
                new Pair(
                        "answersAre",
                        two,
                        answered(true, "v1.1.0", "v1.0.0"),
                        answered(true, "v1.0.0"),
                        "answered v1.0.0"),
                new Pair(
                        "answersAre",
                        two,
                        answered(true, "v1.0.0", "v1.1.0"),
                        answered(false, "v1.0.0", "v1.1.0"),
                        "it reported failure"),
                new Pair("answersAre", Answers.answersAre(1), answered(true), answered(true, "v0.1.0"), "v0.1.0"),
                new Pair(
                        "answersNothingBut",
                        Answers.answersNothingBut(1, "v1.0.0"),
                        answered(false),
                        answered(true, "v1.0.0", "v1.1.0"),
                        "it answered v1.0.0 v1.1.0"),
                new Pair(
                        "failedOrMessageContains",
                        Answers.failedOrMessageContains(1, "gone"),
                        said("whatever it is"),
                        fetch(Operation.DOWNLOAD, true, List.of(), "here it is"),
                        "it does not"),
                new Pair(
                        "messageContains",
                        Answers.messageContains(1, "module example.com/m is GONE"),
                        said("Module xyz.test/qrs is gone"),
                        said("module example.com/m is gone"),
                        "it does not"),
                new Pair(
                        "messageLacks",
                        Answers.messageLacks(1, "password"),
                        said("http://user:xxxxx@p.test"),
                        said("the Password is wrong"),
                        "it does"),
                new Pair(
                        "messageIsPlain",
                        Answers.messageIsPlain(1),
                        said("two\tlines\r\n"),
                        said("a \u001b[31mred\u001b[0m word"),
                        "U+001B"),
                new Pair("messageIsPlain", Answers.messageIsPlain(1), said("é"), said("\u009b31m"), "U+009B"),
                new Pair(
                        "messageIsPlain",
                        Answers.messageIsPlain(1),
                        said("x".repeat(4096)),
                        said("x".repeat(4097)),
                        "it is 4097 characters long"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aCheckPassesWhatFitsAndMissesWhatDoesNot(Pair pair) {
        pair.holds();
    }

    @Test
    void everyCheckHasAPair() {
        Pair.coverAll(Answers.class, pairs(), "messageNames", "failedOrNames");
    }

    @Test
    void aCheckSaysWhatItExpects() {
        assertThat(Answers.answersAre(2, "v1.1.0", "v1.0.0").describe()).isEqualTo("fetch 2 answers v1.0.0 v1.1.0");
        assertThat(Answers.answersAre(2).describe()).isEqualTo("fetch 2 answers no version");
        assertThat(Answers.messageLacks(1, "secret").describe())
                .isEqualTo("what fetch 1 says does not contain \"secret\"");
    }

    private static Traces answered(boolean success, String... versions) {
        return fetch(Operation.LIST, success, List.of(versions), "");
    }

    private static Traces said(String message) {
        return fetch(Operation.DOWNLOAD, false, List.of(), message);
    }

    private static Traces fetch(Operation operation, boolean success, List<String> answers, String message) {
        return trace().fetch(new Fetch(
                1,
                operation,
                List.of("xyz.test/qrs"),
                0,
                1,
                Fetch.Ending.ANSWERED,
                success,
                Optional.empty(),
                -1,
                answers,
                message,
                List.of(),
                List.of(),
                List.of()));
    }
}
