package io.github.fetchproof.harness.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.trace.Fetch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TalkTest {
    private static final FetchRequest REQUEST =
            new FetchRequest(Operation.DOWNLOAD, List.of("m@v1.0.0"), Path.of("/w"));

    private final Talk talk = new Talk(() -> "the log");

    @Test
    void aHelloIsHeard() {
        talk.heard(
                "{\"type\":\"hello\",\"protocol\":1,\"name\":\"n\",\"version\":\"2\\n3\",\"capabilities\":[\"list\"],\"x\":1}");

        assertThat(talk.hello().join()).contains(new Hello("n", "2", Set.of(Capability.LIST)));
        assertThat(talk.isOver()).isFalse();
        assertThat(talk.reason()).isEmpty();
    }

    @Test
    void aResultIsTheReplyToItsFetch() {
        CompletableFuture<Reply> one = talk.expectReply("1", REQUEST);
        CompletableFuture<Reply> two = talk.expectReply("2", REQUEST);

        talk.heard("{\"type\":\"result\",\"id\":\"2\",\"outcome\":\"FETCHED\",\"files\":{\"zip\":\"m.zip\"}}");

        assertThat(one).isNotDone();
        assertThat(two.join().claimedSuccess()).isTrue();
        assertThat(two.join().files()).isEqualTo(Map.of("m@v1.0.0.zip", Path.of("/w/m.zip")));
    }

    @Test
    void aRefusalIsAnAnswerWithoutSuccess() {
        CompletableFuture<Reply> one = talk.expectReply("1", REQUEST);
        CompletableFuture<Reply> two = talk.expectReply("2", REQUEST);

        talk.heard("{\"type\":\"unsupported\",\"of\":\"fetch\",\"id\":\"1\",\"message\":\"no lists\"}");
        talk.heard("{\"type\":\"malformed\",\"id\":\"2\"}");

        assertThat(one.join().ending()).isEqualTo(Fetch.Ending.ANSWERED);
        assertThat(one.join().claimedSuccess()).isFalse();
        assertThat(one.join().message()).isEqualTo("unsupported: no lists");
        assertThat(two.join().message()).isEqualTo("malformed: ");
    }

    @Test
    void aSecondResultOfAFetchIsNotTheProtocol() {
        CompletableFuture<Reply> one = talk.expectReply("1", REQUEST);
        CompletableFuture<Reply> two = talk.expectReply("2", REQUEST);
        String result = "{\"type\":\"result\",\"id\":\"1\",\"outcome\":\"NOT_FOUND\"}";

        talk.heard(result);
        talk.heard(result);

        assertThat(one.join().outcome()).contains(Outcome.NOT_FOUND);
        assertThat(two.join().ending()).isEqualTo(Fetch.Ending.CRASHED);
        assertThat(two.join().message()).contains("no fetch in flight has the id '1'", "the log");
    }

    @Test
    void onceOverEverythingIsAnsweredWithTheFirstReason() {
        CompletableFuture<Reply> before = talk.expectReply("1", REQUEST);
        talk.exited(3);
        talk.over("was closed");
        CompletableFuture<Reply> after = talk.expectReply("2", REQUEST);

        assertThat(before.join()).isEqualTo(after.join());
        assertThat(after.join().message()).isEqualTo("exited with code 3\nthe log");
        assertThat(after.join().exit()).isEqualTo(3);
        assertThat(talk.hello().join()).isEmpty();
        assertThat(talk.expectReset().join()).isFalse();
        assertThat(talk.reason()).startsWith("exited with code 3");
    }

    @Test
    void whatWasGivenUpIsNoLongerWaitedFor() {
        assertThat(talk.expectReply("1", REQUEST)).isNotDone();

        assertThat(talk.giveUp("1")).isTrue();
        assertThat(talk.giveUp("1")).isFalse();
    }

    @Test
    void aResetIsAnsweredEitherWay() {
        CompletableFuture<Boolean> first = talk.expectReset();
        talk.heard("{\"type\":\"reset\"}");
        CompletableFuture<Boolean> second = talk.expectReset();
        talk.heard("{\"type\":\"unsupported\",\"of\":\"reset\"}");

        assertThat(first.join()).isTrue();
        assertThat(second.join()).isFalse();
    }
}
