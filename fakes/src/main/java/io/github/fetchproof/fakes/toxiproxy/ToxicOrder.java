package io.github.fetchproof.fakes.toxiproxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller wants a toxic to be; what it leaves out is absent.
 *
 * @param name the toxic's name
 * @param type the word for its type
 * @param stream the word for its direction
 * @param toxicity share of connections
 * @param attributes the JSON object of attributes, not yet read: that needs the type
 */
record ToxicOrder(
        Optional<String> name,
        Optional<String> type,
        Optional<String> stream,
        Optional<Float> toxicity,
        JsonNode attributes) {

    static ToxicOrder read(JsonNode json) throws ApiError {
        Body body = new Body(json, "ToxicWrapper");
        JsonNode attributes =
                body.object("attributes", "toxics.NoopToxic").orElseGet(JsonNodeFactory.instance::objectNode);
        return new ToxicOrder(
                body.text("name"), body.text("type"), body.text("stream"), body.fraction("toxicity"), attributes);
    }

    /** The new toxic it asks for, with Toxiproxy's defaults, beside others of the same proxy. */
    Toxic create(List<Toxic> others) throws ApiError {
        String way = stream.filter(word -> !word.isEmpty()).orElse(Direction.DOWNSTREAM.word());
        Direction direction = direction(way);
        ToxicType kind = ToxicType.of(type.orElse("")).orElseThrow(() -> new ApiError(400, "invalid toxic type"));
        String called = name.filter(word -> !word.isEmpty()).orElse(kind.word() + "_" + way);
        if (others.stream().anyMatch(toxic -> toxic.name().equals(called))) {
            throw new ApiError(409, "toxic already exists");
        }
        Map<String, Long> values = values(kind);
        return checked(() -> new Toxic(called, kind, direction, way, toxicity.orElse(1f), values));
    }

    /** {@code old} with what it asks for changed; only attributes and toxicity can be. */
    Toxic change(Toxic old) throws ApiError {
        Map<String, Long> values = values(old.type());
        return checked(() -> old.with(toxicity.orElse(old.toxicity()), values));
    }

    private static Direction direction(String word) throws ApiError {
        for (Direction direction : Direction.values()) {
            if (direction.word().equals(word.toLowerCase(Locale.ROOT))) {
                return direction;
            }
        }
        throw new ApiError(400, "stream was invalid, can be either upstream or downstream");
    }

    private Map<String, Long> values(ToxicType kind) throws ApiError {
        Body body = new Body(attributes, kind.structure());
        Map<String, Long> values = new LinkedHashMap<>();
        for (Attribute attribute : kind.attributes()) {
            Optional<Long> value = attribute.words().isEmpty()
                    ? body.whole("attributes.", attribute.name())
                    : body.word(attribute.name(), attribute.words()).map(Long::valueOf);
            value.ifPresent(given -> values.put(attribute.name(), given));
        }
        return values;
    }

    private static Toxic checked(java.util.function.Supplier<Toxic> toxic) throws ApiError {
        try {
            return toxic.get();
        } catch (IllegalArgumentException e) {
            throw ApiError.badBody(String.valueOf(e.getMessage()));
        }
    }
}
