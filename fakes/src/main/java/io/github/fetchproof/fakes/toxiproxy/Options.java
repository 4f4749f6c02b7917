package io.github.fetchproof.fakes.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a proxy can be told beyond Toxiproxy, as the object {@code options} of its JSON. Immutable.
 *
 * @param failFirst how many connections from now on are ended as soon as they are accepted
 * @param failWithReset whether those are reset; closed in the ordinary way otherwise
 * @param halfClose whether the end of one direction leaves the other open
 * @param forwardReset whether a reset by one peer reaches the other as a reset
 * @param blackHole whether no connect is answered; whoever still tries when it is over is served
 * @param refuseWithUpstream whether nobody listens once the upstream has refused a connection, until it takes one again
 * @param dialTimeoutMillis how long dialling the upstream may take
 */
record Options(
        long failFirst,
        boolean failWithReset,
        boolean halfClose,
        boolean forwardReset,
        boolean blackHole,
        boolean refuseWithUpstream,
        long dialTimeoutMillis) {

    /** As Toxiproxy does. */
    static final Options DEFAULT = new Options(0, false, false, false, false, false, 30_000);

    private static final List<String> ENDS = List.of("close", "reset");
    private static final long MOST_FAILED = 1_000_000_000;
    private static final long MOST_DIAL_MILLIS = 3_600_000;

    /** These options with what a JSON object names changed. */
    Options with(JsonNode json) throws ApiError {
        Body body = new Body(json, "Options");
        return new Options(
                whole(body, "fail_first", 0, MOST_FAILED, failFirst),
                body.word("fail_with", ENDS).map(end -> end == 1).orElse(failWithReset),
                body.flag("half_close").orElse(halfClose),
                body.flag("forward_reset").orElse(forwardReset),
                body.flag("black_hole").orElse(blackHole),
                body.flag("refuse_with_upstream").orElse(refuseWithUpstream),
                whole(body, "dial_timeout", 1, MOST_DIAL_MILLIS, dialTimeoutMillis));
    }

    private static long whole(Body body, String name, long least, long most, long otherwise) throws ApiError {
        long value = body.whole("", name).orElse(otherwise);
        if (value < least || value > most) {
            throw ApiError.badBody(name + " must be " + least + " to " + most + ": " + value);
        }
        return value;
    }

    /** These options without the faults among them. */
    Options healed() {
        return new Options(0, failWithReset, halfClose, forwardReset, false, refuseWithUpstream, dialTimeoutMillis);
    }

    /** Whether it has anything to say about {@code fail_first}, so that the count begins again. */
    static boolean failsAnew(JsonNode json) throws ApiError {
        return new Body(json, "Options").whole("", "fail_first").isPresent();
    }

    ObjectNode view() {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("fail_first", failFirst);
        view.put("fail_with", ENDS.get(failWithReset ? 1 : 0));
        view.put("half_close", halfClose);
        view.put("forward_reset", forwardReset);
        view.put("black_hole", blackHole);
        view.put("refuse_with_upstream", refuseWithUpstream);
        view.put("dial_timeout", dialTimeoutMillis);
        return view;
    }
}
