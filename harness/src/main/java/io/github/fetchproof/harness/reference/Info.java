package io.github.fetchproof.harness.reference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a proxy says of a version, in an {@code .info} file or at {@code @latest}. Other fields are ignored.
 *
 * @param version never empty
 * @param time when it was made, RFC 3339, if the proxy says so
 * @see <a href="https://go.dev/ref/mod#goproxy-protocol">GOPROXY protocol</a>
 */
record Info(String version, Optional<String> time) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    /**
     * Reads the JSON.
     *
     * @throws IllegalArgumentException with what must hold
     */
    static Info parse(byte[] body) {
        String version = "";
        Optional<String> time = Optional.empty();
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException(".info must be a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("Version") && value == JsonToken.VALUE_STRING) {
                    version = json.getText();
                } else if (name.equals("Time") && value != JsonToken.VALUE_NULL) {
                    time = Optional.of(rfc3339(json.getText()));
                }
                json.skipChildren();
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw new IllegalArgumentException(".info must be one JSON object");
            }
        } catch (IOException notJson) {
            throw new IllegalArgumentException(".info must be valid JSON", notJson);
        }
        if (version.isEmpty()) {
            throw new IllegalArgumentException(".info must have a Version");
        }
        return new Info(version, time);
    }

    private static String rfc3339(String text) {
        if (RFC_3339.matcher(text).matches()) {
            try {
                return OffsetDateTime.parse(text).toString();
            } catch (DateTimeException noSuchDay) {
                throw new IllegalArgumentException(".info must have a Time that exists", noSuchDay);
            }
        }
        throw new IllegalArgumentException(".info must have a Time of RFC 3339, or none");
    }
}
