package io.github.fetchproof.harness.report;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.trace.Trace;
import java.io.IOException;
import java.util.Locale;

/**
 * A trace as {@code traces/ID.json}, and back; its schema is the resource {@code trace.schema.json}.
 *
 * <p>Every event carries a {@code type}: the name of its class in lower case with hyphens. Durations are ISO 8601. Properties
 * a reader does not know are skipped, so that an older kit reads a newer trace as far as it can. Credentials are redacted as
 * they are written, and so are missing after a round trip; all else comes back equal.
 */
public final class TraceJson {
    private static final JsonMapper MAPPER = mapper();

    private TraceJson() {}

    public static String write(Trace trace) {
        try {
            return Json.pretty(MAPPER.writer()).writeValueAsString(trace) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("a trace can be written", impossible);
        }
    }

    /**
     * The trace that was written.
     *
     * @throws IllegalArgumentException when the text is not a trace, in one sentence
     */
    public static Trace read(String json) {
        try {
            Trace trace = MAPPER.readValue(json, Trace.class);
            if (trace == null) {
                throw new IllegalArgumentException("a trace must be a JSON object: null");
            }
            return trace;
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(
                    "a trace must be JSON as written by this kit: " + Printable.line(unreadable.getOriginalMessage()),
                    unreadable);
        }
    }

    /** The {@code type} of a kind of event. */
    static String typeOf(Class<? extends Event> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static JsonMapper mapper() {
        SimpleModule ours = new SimpleModule();
        ours.addSerializer(String.class, new Redacted());
        for (Class<?> each : Event.class.getPermittedSubclasses()) {
            ours.registerSubtypes(new NamedType(each, typeOf(each.asSubclass(Event.class))));
        }
        return JsonMapper.builder()
                .addModules(new Jdk8Module(), new JavaTimeModule(), ours)
                .addMixIn(Event.class, TypedEvent.class)
                .addMixIn(Event.Query.class, RenamedQuery.class)
                .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
                .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface TypedEvent {}

    /** A query's own type must not be taken for the type of the event. */
    private interface RenamedQuery {
        @JsonProperty("recordType")
        String type();
    }

    private static final class Redacted extends StdScalarSerializer<String> {
        private static final long serialVersionUID = 1L;

        Redacted() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(Redaction.of(value));
        }
    }
}
