package io.github.fetchproof.harness.fetcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The subject's side of session protocol 1, for one provider. Read by one thread; answers are written by many. */
final class Conversation {
    static final int PROTOCOL = 1;

    private final FetcherProvider provider;
    private final Surroundings surroundings;
    private final OutputStream out;
    private final PrintStream log;
    private Tenure tenure;

    /** @throws IllegalArgumentException when the provider cannot make a fetcher, with one sentence that says why */
    Conversation(FetcherProvider provider, Surroundings surroundings, OutputStream out, PrintStream log) {
        this.provider = provider;
        this.surroundings = surroundings;
        this.out = out;
        this.log = log;
        this.tenure = open();
    }

    /** Answers line after line until {@code bye} or the end of the input, then closes the fetcher. */
    void follow(InputStream in) throws IOException {
        Lines lines = new Lines(in);
        Optional<String> line = lines.next();
        boolean more = true;
        while (more && line.isPresent()) {
            more = heard(line.get());
            line = more ? lines.next() : Optional.empty();
        }
        tenure.end();
    }

    private boolean heard(String line) throws IOException {
        Map<String, Object> message;
        String type;
        try {
            message = object(Json.read(line));
            type = string(message, "type");
        } catch (IllegalArgumentException notTheProtocol) {
            say("malformed", Map.of("message", String.valueOf(notTheProtocol.getMessage())));
            return true;
        }
        if (type.equals("hello")) {
            say("hello", introduction());
        } else if (type.equals("fetch")) {
            fetch(message);
        } else if (type.equals("reset")) {
            tenure.end();
            tenure = open();
            say("reset", Map.of());
        } else if (!type.equals("bye")) {
            say("unsupported", Map.of("of", type));
        }
        return !type.equals("bye");
    }

    private Tenure open() {
        try {
            return new Tenure(provider.open(surroundings), log);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    "the provider refuses these surroundings: " + unusable.getMessage(), unusable);
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace(log);
            throw new IllegalArgumentException("the provider could not open a fetcher: " + e, e);
        }
    }

    private Map<String, Object> introduction() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("protocol", PROTOCOL);
        fields.put("name", provider.name());
        fields.put("version", provider.version());
        fields.put(
                "capabilities",
                new TreeSet<>(provider.capabilities())
                        .stream().map(Capability::word).toList());
        return fields;
    }

    private void fetch(Map<String, Object> message) throws IOException {
        String id;
        try {
            id = string(message, "id");
        } catch (IllegalArgumentException nameless) {
            say("malformed", Map.of("message", String.valueOf(nameless.getMessage())));
            return;
        }
        FetchRequest request;
        try {
            request = new FetchRequest(
                    operation(string(message, "operation")),
                    strings(message, "modules"),
                    Path.of(string(message, "directory")));
        } catch (IllegalArgumentException unclear) {
            String why = unclear instanceof InvalidPathException ? "directory is no path: " : "";
            say("malformed", fields("id", id, "message", why + unclear.getMessage()));
            return;
        }
        tenure.fetch(request, result -> answer(id, result), thrown -> crashed(id, String.valueOf(thrown)));
    }

    private void answer(String id, FetchResult result) {
        try {
            say(
                    "result",
                    fields(
                            "id", id,
                            "outcome", result.outcome().name(),
                            "attempts", result.attempts(),
                            "answers", result.answers(),
                            "message", result.message()));
        } catch (IllegalArgumentException unspeakable) {
            crashed(id, "the result cannot be told: " + unspeakable.getMessage());
        } catch (IOException gone) {
            log.println("fetchproof: nobody listens any more: " + gone.getMessage());
        }
    }

    private void crashed(String id, String why) {
        try {
            say("crashed", fields("id", id, "message", why.substring(0, Math.min(why.length(), 10_000))));
        } catch (IOException gone) {
            log.println("fetchproof: nobody listens any more: " + gone.getMessage());
        }
    }

    private void say(String type, Map<String, ?> fields) throws IOException {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type);
        message.putAll(fields);
        String line = Json.write(message);
        if (line.length() > Json.LENGTH) {
            throw new IllegalArgumentException(
                    "a line may be " + Json.LENGTH + " characters long, this would be " + line.length());
        }
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
        synchronized (out) {
            out.write(bytes);
            out.flush();
        }
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private static Map<String, Object> object(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("a message must be a JSON object");
        }
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((key, each) -> object.put((String) key, each));
        return object;
    }

    private static Operation operation(String name) {
        for (Operation each : Operation.values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException("operation must be one of " + List.of(Operation.values()) + ": " + name);
    }

    private static String string(Map<String, Object> message, String field) {
        if (message.get(field) instanceof String string) {
            return string;
        }
        throw new IllegalArgumentException(field + " must be a string");
    }

    private static List<String> strings(Map<String, Object> message, String field) {
        List<String> strings = new ArrayList<>();
        if (message.get(field) instanceof List<?> list) {
            for (Object each : list) {
                if (!(each instanceof String string)) {
                    throw new IllegalArgumentException(field + " must be a list of strings");
                }
                strings.add(string);
            }
            return strings;
        }
        throw new IllegalArgumentException(field + " must be a list of strings");
    }
}
