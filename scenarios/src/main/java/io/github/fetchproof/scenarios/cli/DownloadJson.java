package io.github.fetchproof.scenarios.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fetchproof.harness.reference.Downloaded;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A downloaded module as {@code go mod download -json} prints it, to the byte but for the text of an error and the field {@code
 * Origin}, which is left out. See https://go.dev/ref/mod#go-mod-download.
 */
final class DownloadJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectWriter WRITER = writer();

    private DownloadJson() {}

    private static ObjectWriter writer() {
        JsonMapper mapper = JsonMapper.builder().build();
        mapper.getFactory().setCharacterEscapes(new GoEscapes());
        DefaultIndenter tabs = new DefaultIndenter("\t", "\n");
        return mapper.writer()
                .with(new DefaultPrettyPrinter(
                                Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
                        .withObjectIndenter(tabs));
    }

    /** One object, indented by tabs, with a line feed behind it; what is not there has no field. */
    static String of(Downloaded module) {
        ObjectNode node = MAPPER.createObjectNode();
        put(node, "Path", module.path());
        put(node, "Version", module.version());
        put(node, "Query", module.query());
        put(node, "Error", module.error());
        put(node, "Info", module.info());
        put(node, "GoMod", module.goMod());
        put(node, "Zip", module.zip());
        put(node, "Dir", module.dir());
        put(node, "Sum", module.sum());
        put(node, "GoModSum", module.goModSum());
        try {
            return WRITER.writeValueAsString(node) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("a tree in memory can be written", impossible);
        }
    }

    private static void put(ObjectNode node, String name, Optional<?> value) {
        value.ifPresent(there -> node.put(name, there.toString()));
    }

    private static void put(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }

    /** Go escapes what a browser could take for markup or a line end. See https://pkg.go.dev/encoding/json#HTMLEscape. */
    private static final class GoEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final String ALSO = "<>&\u2028\u2029";

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            ALSO.chars().filter(c -> c < codes.length).forEach(c -> codes[c] = ESCAPE_CUSTOM);
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return ALSO.indexOf(c) < 0 ? null : new SerializedString(String.format("\\u%04x", c));
        }
    }
}
