package io.github.fetchproof.fakes.toxiproxy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object read as Go reads one: the first value counts and what follows is ignored, names match in any case, unknown
 * ones are ignored, null sets nothing. Complaints are worded as Go words them.
 */
final class Body {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final JsonNode json;
    private final String structure;

    /**
     * @param json an object, or null for an empty one
     * @param structure the name of what is read, for complaints
     */
    Body(JsonNode json, String structure) throws ApiError {
        if (!json.isObject() && !json.isNull()) {
            throw ApiError.badBody("json: cannot unmarshal " + kind(json) + " into Go value of type " + structure);
        }
        this.json = json;
        this.structure = structure.substring(structure.lastIndexOf('/') + 1).replaceFirst("^toxi(proxy|cs)\\.", "");
    }

    /** The first JSON value of a request's body. */
    static JsonNode parse(byte[] bytes) throws ApiError {
        try (JsonParser parser = JSON.createParser(bytes)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw ApiError.badBody("EOF");
            }
            JsonNode read = first == JsonToken.VALUE_NULL ? JsonNodeFactory.instance.nullNode() : JSON.readTree(parser);
            return read != null ? read : JsonNodeFactory.instance.nullNode();
        } catch (JsonEOFException e) {
            throw ApiError.badBody("unexpected EOF");
        } catch (StreamConstraintsException e) {
            throw ApiError.badBody("the JSON is nested too deeply, or a text or number in it is too long");
        } catch (JsonProcessingException e) {
            throw ApiError.badBody("invalid JSON at line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw ApiError.badBody(String.valueOf(e.getMessage()));
        }
    }

    Optional<String> text(String name) throws ApiError {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isTextual()) {
            throw mismatch(kind(value.get()), name, "string");
        }
        return value.map(JsonNode::textValue);
    }

    /** One of some words, as its place among them. */
    Optional<Integer> word(String name, List<String> words) throws ApiError {
        Optional<String> text = text(name);
        if (text.isPresent() && !words.contains(text.get())) {
            throw ApiError.badBody(name + " must be one of " + String.join(", ", words) + ": " + text.get());
        }
        return text.map(words::indexOf);
    }

    Optional<Boolean> flag(String name) throws ApiError {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw mismatch(kind(value.get()), name, "bool");
        }
        return value.map(JsonNode::booleanValue);
    }

    Optional<Float> fraction(String name) throws ApiError {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isNumber()) {
            throw mismatch(kind(value.get()), name, "float32");
        }
        return value.map(JsonNode::floatValue);
    }

    /** A whole number; {@code prefix} stands before the name in complaints. */
    Optional<Long> whole(String prefix, String name) throws ApiError {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        JsonNode number = value.get();
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            String what = number.isNumber() ? "number " + number.asText() : kind(number);
            throw mismatch(what, prefix + name, "int64");
        }
        return Optional.of(number.longValue());
    }

    /** A nested object; {@code type} names it in complaints. */
    Optional<JsonNode> object(String name, String type) throws ApiError {
        Optional<JsonNode> value = value(name);
        if (value.isPresent() && !value.get().isObject()) {
            throw mismatch(kind(value.get()), name, type);
        }
        return value;
    }

    /** Anything, not yet read. */
    Optional<JsonNode> value(String name) {
        Optional<JsonNode> found = Optional.empty();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (field.getKey().equalsIgnoreCase(name) && !field.getValue().isNull()) {
                found = Optional.of(field.getValue());
            }
        }
        return found;
    }

    private ApiError mismatch(String what, String field, String type) {
        return ApiError.badBody("json: cannot unmarshal " + what + " into Go struct field " + structure + "." + field
                + " of type " + type);
    }

    /** The word Go uses for a kind of JSON value. */
    static String kind(JsonNode value) {
        if (value.isTextual()) {
            return "string";
        }
        if (value.isBoolean()) {
            return "bool";
        }
        if (value.isNumber()) {
            return "number";
        }
        return value.isArray() ? "array" : "object";
    }
}
