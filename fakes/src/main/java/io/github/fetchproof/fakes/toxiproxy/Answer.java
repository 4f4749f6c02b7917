package io.github.fetchproof.fakes.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An HTTP answer of the control API.
 *
 * @param contentType empty when there is no body
 */
record Answer(int status, String contentType, String body) {
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    static Answer json(int status, JsonNode json) {
        return new Answer(status, JSON, json.toString());
    }

    static Answer empty(int status) {
        return new Answer(status, "", "");
    }

    static Answer text(int status, String text) {
        return new Answer(status, TEXT, text + "\n");
    }

    static Answer version(String version) {
        return new Answer(200, "application/json;charset=utf-8", "{\"version\": \"" + version + "\"}\n");
    }

    /** JSON that says it is text: so does Toxiproxy. */
    static Answer error(ApiError error) {
        return text(error.status(), view(error).toString());
    }

    static ObjectNode view(ApiError error) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("error", error.sentence());
        view.put("status", error.status());
        return view;
    }

    /** Whether it is marked as not to be taken for anything but text. */
    boolean plain() {
        return contentType.equals(TEXT);
    }
}
