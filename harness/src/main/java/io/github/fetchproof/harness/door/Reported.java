package io.github.fetchproof.harness.door;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a subject writes down of a fetch, in the file {@code FETCHPROOF_RESULT} names or in a session's {@code result}: a JSON object
 * whose fields are all optional and whose other fields are ignored.
 *
 * <pre>{"outcome": "NOT_FOUND", "attempts": 3, "answers": ["v1.0.0"], "message": "...",
 * "files": {"example.com/m@v1.0.0.zip": "/somewhere/m.zip"}}</pre>
 *
 * <p>{@code files} may be named {@code info}, {@code mod} and {@code zip} alone where one module was asked for; relative ones are below
 * the request's directory.
 */
record Reported(
        Optional<Outcome> outcome, int attempts, List<String> answers, String message, Map<String, Path> files) {

    static final Reported NOTHING = new Reported(Optional.empty(), -1, List.of(), "", Map.of());

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_FILES = 10_000;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(32).build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * The JSON object that a text is.
     *
     * @throws IllegalArgumentException when it is none, with the reason
     */
    static JsonNode object(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (!node.isObject()) {
                throw new IllegalArgumentException("not a JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            String why = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
            throw new IllegalArgumentException("not JSON: " + why, e);
        }
    }

    /** The value as one line of JSON. */
    static String line(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be said in JSON: " + value, e);
        }
    }

    /**
     * What the file says; {@link #NOTHING} when there is none.
     *
     * @throws IllegalArgumentException when what it holds cannot be understood, with the reason
     */
    static Reported read(Path file, List<String> modules, FetchRequest request) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return NOTHING;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException("not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException("longer than " + MOST_BYTES + " bytes");
            }
            return of(object(new String(bytes, StandardCharsets.UTF_8)), modules, request.directory());
        } catch (NoSuchFileException gone) {
            return NOTHING;
        } catch (IOException e) {
            throw new IllegalArgumentException("not readable: " + e, e);
        }
    }

    /**
     * What an object says.
     *
     * @param modules what was asked for
     * @throws IllegalArgumentException when a field is not what it must be
     */
    static Reported of(JsonNode object, List<String> modules, Path directory) {
        return new Reported(
                object.has("outcome") ? Optional.of(outcome(object.get("outcome"))) : Optional.empty(),
                attempts(object),
                answers(object),
                object.path("message").asText(""),
                files(object, modules, directory));
    }

    private static Outcome outcome(JsonNode word) {
        for (Outcome each : Outcome.values()) {
            if (word.isTextual() && each.name().equals(word.textValue())) {
                return each;
            }
        }
        throw new IllegalArgumentException("outcome must be one of " + List.of(Outcome.values()) + ": " + word);
    }

    private static int attempts(JsonNode object) {
        if (!object.has("attempts")) {
            return -1;
        }
        JsonNode attempts = object.get("attempts");
        if (!attempts.isInt() || attempts.intValue() < -1) {
            throw new IllegalArgumentException("attempts must be a number from -1 on: " + attempts);
        }
        return attempts.intValue();
    }

    private static List<String> answers(JsonNode object) {
        List<String> answers = new ArrayList<>();
        if (object.has("answers")) {
            if (!object.get("answers").isArray()) {
                throw new IllegalArgumentException("answers must be a list of strings");
            }
            for (JsonNode each : object.get("answers")) {
                if (!each.isTextual()) {
                    throw new IllegalArgumentException("answers must be a list of strings: " + each);
                }
                answers.add(each.textValue());
            }
        }
        return answers;
    }

    private static Map<String, Path> files(JsonNode object, List<String> modules, Path directory) {
        Map<String, Path> files = new HashMap<>();
        JsonNode given = object.path("files");
        if (given.size() > MOST_FILES || !(given.isObject() || given.isMissingNode())) {
            throw new IllegalArgumentException("files must be an object of at most " + MOST_FILES + " paths");
        }
        given.properties().forEach(each -> {
            String name = each.getKey();
            boolean bare = List.of("info", "mod", "zip").contains(name) && modules.size() == 1;
            files.put(bare ? modules.get(0) + "." + name : name, path(each.getValue(), directory));
        });
        return files;
    }

    private static Path path(JsonNode text, Path directory) {
        if (!text.isTextual()) {
            throw new IllegalArgumentException("files must be paths: " + text);
        }
        try {
            return directory.resolve(text.textValue()).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("files must be paths: " + e.getMessage(), e);
        }
    }
}
