package io.github.fetchproof.harness.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How this room writes JSON: indented, line feeds, all but ASCII escaped, so that no terminal or page is steered by it. */
final class Json {
    static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Json() {}

    /** Ends with a line feed. */
    static String print(JsonNode node) {
        try {
            return pretty(MAPPER.writer()).writeValueAsString(node) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("a tree in memory can be written", impossible);
        }
    }

    /** One line, without a line feed. */
    static String line(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("a tree in memory can be written", impossible);
        }
    }

    static ObjectWriter pretty(ObjectWriter writer) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        return writer.with(
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
    }
}
