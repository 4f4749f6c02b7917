package io.github.fetchproof.harness.door;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.github.fetchproof.harness.trace.Fetch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What is said in a session and what is waited for, without the process that says it. Threads may share it.
 *
 * <p>It is over for good with the first reason given; what is then waited for, and what is asked later, is answered with it.
 */
final class Talk {
    private static final int EXCERPT = 300;

    /** A fetch in flight. */
    private record Asked(FetchRequest request, CompletableFuture<Reply> reply) {}

    private final Supplier<String> log;
    private final Map<String, Asked> inFlight = new HashMap<>();
    private final CompletableFuture<Optional<Hello>> hello = new CompletableFuture<>();
    private CompletableFuture<Boolean> reset = CompletableFuture.completedFuture(true);
    private Optional<String> over = Optional.empty();
    private int exit = -1;

    /** @param log what the subject has logged, bounded */
    Talk(Supplier<String> log) {
        this.log = log;
    }

    /** The subject's hello; empty when the talk was over before it came. */
    CompletableFuture<Optional<Hello>> hello() {
        return hello;
    }

    /** The reply to a fetch that is about to be asked. */
    synchronized CompletableFuture<Reply> expectReply(String id, FetchRequest request) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        if (over.isPresent()) {
            reply.complete(crashed());
        } else {
            inFlight.put(id, new Asked(request, reply));
        }
        return reply;
    }

    /** Nobody waits for the reply to a fetch any more; says whether there was none yet. */
    synchronized boolean giveUp(String id) {
        return inFlight.remove(id) != null;
    }

    /** Whether a reset that is about to be asked for was done. */
    synchronized CompletableFuture<Boolean> expectReset() {
        reset = new CompletableFuture<>();
        if (over.isPresent()) {
            reset.complete(false);
        }
        return reset;
    }

    synchronized boolean isOver() {
        return over.isPresent();
    }

    /** Why it is over, as a predicate of the subject, with the subject's log; empty while it is not. */
    synchronized String reason() {
        return over.map(this::withLog).orElse("");
    }

    /** Ends the talk because the process ended. */
    synchronized void exited(int code) {
        exit = code;
        over("exited with code " + code);
    }

    /** Ends the talk. */
    synchronized void over(String why) {
        over = over.or(() -> Optional.of(why));
        hello.complete(Optional.empty());
        reset.complete(false);
        inFlight.values().forEach(each -> each.reply.complete(crashed()));
        inFlight.clear();
    }

    /** The words, and what the subject has logged. */
    String withLog(String words) {
        String logged = log.get();
        return logged.isBlank() ? words : words + "\n" + logged;
    }

    private Reply crashed() {
        return Reply.crashed(reason(), exit);
    }

    /** Takes a line that the subject said. */
    synchronized void heard(String line) {
        if (over.isPresent()) {
            return;
        }
        try {
            if (line.length() > LineSink.LONGEST) {
                throw new IllegalArgumentException("longer than " + LineSink.LONGEST + " bytes");
            }
            understood(Reported.object(line));
        } catch (IllegalArgumentException e) {
            String excerpt = line.length() > EXCERPT ? line.substring(0, EXCERPT) + "…" : line;
            over("said what is not the session protocol (" + e.getMessage() + "): " + excerpt);
        }
    }

    private void understood(JsonNode message) {
        String type = message.path("type").asText("");
        if (type.equals("hello")) {
            hello.complete(Optional.of(Hello.of(message)));
        } else if (type.equals("result")) {
            answer(message, result(message, asked(message).request));
        } else if (type.equals("crashed")) {
            answer(message, Reply.crashed(withLog(words(message)), -1));
        } else if (type.equals("reset")) {
            reset.complete(true);
        } else if (type.equals("unsupported") && message.path("of").asText().equals("reset")) {
            reset.complete(false);
        } else if ((type.equals("unsupported") || type.equals("malformed")) && message.has("id")) {
            answer(message, refused(type + ": " + words(message)));
        } else {
            throw new IllegalArgumentException("no message of a subject in protocol " + Hello.PROTOCOL);
        }
    }

    private void answer(JsonNode message, Reply reply) {
        asked(message).reply.complete(reply);
        inFlight.remove(message.path("id").asText());
    }

    private Asked asked(JsonNode message) {
        String id = message.path("id").asText();
        return Optional.ofNullable(inFlight.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no fetch in flight has the id '" + id + "'"));
    }

    private static String words(JsonNode message) {
        return message.path("message").asText("");
    }

    private static Reply refused(String words) {
        return new Reply(Fetch.Ending.ANSWERED, false, Optional.empty(), -1, List.of(), words, -1, Map.of());
    }

    private static Reply result(JsonNode message, FetchRequest request) {
        Reported reported = Reported.of(message, request.modules(), request.directory());
        Outcome outcome =
                reported.outcome().orElseThrow(() -> new IllegalArgumentException("a result must have an outcome"));
        return new Reply(
                Fetch.Ending.ANSWERED,
                outcome == Outcome.FETCHED,
                Optional.of(outcome),
                reported.attempts(),
                reported.answers(),
                reported.message(),
                -1,
                reported.files());
    }
}
