package io.github.fetchproof.harness.door;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of one mapping of a YAML file, read strictly: every complaint names the file, the field, what was given. */
final class Fields {
    private static final int MOST_BYTES = 1 << 20;
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m)");

    private final String file;
    private final String prefix;
    private final JsonNode node;

    /** @param prefix of the names of its fields, {@code ""} or for instance {@code limits.} */
    private Fields(String file, String prefix, JsonNode node, String what) {
        this.file = file;
        this.prefix = prefix;
        this.node = node;
        if (!node.isObject()) {
            throw new ManifestException(file + ": " + what + " must hold fields, given " + given(node));
        }
    }

    /**
     * The fields of a file.
     *
     * @param what the file is to be, for complaints
     */
    static Fields read(Path file, String what) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ManifestException(file + ": " + what + " must not be longer than " + MOST_BYTES + " bytes");
            }
            return parse(new String(bytes, StandardCharsets.UTF_8), file.toString(), what);
        } catch (NoSuchFileException e) {
            throw new ManifestException(file + ": there is no such file", e);
        } catch (IOException e) {
            String why = e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
            throw new ManifestException(file + ": the file cannot be read: " + why, e);
        }
    }

    /** The fields that {@code yaml} says; {@code file} is its name in complaints. */
    static Fields parse(String yaml, String file, String what) {
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw new ManifestException(
                    file + ": not YAML" + where + ": "
                            + e.getOriginalMessage().lines().findFirst().orElse("unreadable"),
                    e);
        }
        return new Fields(file, "", root, what);
    }

    /** Refuses every field but these. */
    Fields only(String... allowed) {
        node.fieldNames().forEachRemaining(each -> {
            if (!List.of(allowed).contains(each)) {
                throw complaint(
                        each, "is no field here; allowed are " + String.join(", ", new TreeSet<>(List.of(allowed))));
            }
        });
        return this;
    }

    boolean has(String field) {
        return node.has(field);
    }

    String text(String field) {
        return optionalText(field).orElseThrow(() -> complaint(field, "is missing"));
    }

    Optional<String> optionalText(String field) {
        return has(field) ? Optional.of(text(field, node.get(field))) : Optional.empty();
    }

    /** A list of texts; empty when the field is not there. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        if (has(field)) {
            JsonNode list = node.get(field);
            if (!list.isArray()) {
                throw complaint(field, "must be a list such as [one, two], given " + given(list));
            }
            for (int i = 0; i < list.size(); i++) {
                texts.add(text(field + "[" + i + "]", list.get(i)));
            }
        }
        return texts;
    }

    /** A list with at least a program. */
    List<String> argv(String field) {
        if (!has(field)) {
            throw complaint(field, "is missing");
        }
        List<String> argv = texts(field);
        if (argv.isEmpty() || argv.get(0).isBlank()) {
            throw complaint(field, "must name a program, given an empty command");
        }
        return argv;
    }

    /** The texts of a mapping, in order; empty when the field is not there. */
    Map<String, String> mapping(String field) {
        Map<String, String> mapping = new LinkedHashMap<>();
        fields(field).ifPresent(inner -> inner.names().forEach(each -> mapping.put(each, inner.text(each))));
        return mapping;
    }

    Optional<Fields> fields(String field) {
        return has(field) ? Optional.of(inner(field + ".", node.get(field))) : Optional.empty();
    }

    /** The mappings of a list; none when the field is not there. */
    List<Fields> list(String field) {
        List<Fields> all = new ArrayList<>();
        if (has(field)) {
            JsonNode list = node.get(field);
            if (!list.isArray()) {
                throw complaint(field, "must be a list, given " + given(list));
            }
            for (int i = 0; i < list.size(); i++) {
                all.add(inner(field + "[" + i + "].", list.get(i)));
            }
        }
        return all;
    }

    private Fields inner(String name, JsonNode value) {
        String whole = prefix + name;
        return new Fields(file, whole, value, whole.substring(0, whole.length() - 1));
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A positive time such as {@code 500ms}, {@code 35s} or {@code 2m}. */
    Duration duration(String field, Duration fallback) {
        if (!has(field)) {
            return fallback;
        }
        JsonNode value = node.get(field);
        Matcher matcher = DURATION.matcher(value.asText());
        if (!value.isTextual() || !matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw complaint(field, "must be a time above zero such as 500ms, 35s or 2m, given " + given(value));
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    /** A day such as {@code 2027-01-31}. */
    Optional<LocalDate> optionalDate(String field) {
        try {
            return optionalText(field).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw complaint(field, "must be a day such as 2027-01-31, given " + given(node.get(field)));
        }
    }

    /** A whole number, at least 1. */
    int count(String field, int fallback) {
        if (!has(field)) {
            return fallback;
        }
        JsonNode value = node.get(field);
        if (!value.isInt() || value.intValue() < 1) {
            throw complaint(field, "must be a whole number from 1 on, given " + given(value));
        }
        return value.intValue();
    }

    /** {@code FILE: FIELD PREDICATE}. */
    ManifestException complaint(String field, String predicate) {
        return new ManifestException(file + ": " + prefix + field + " " + predicate);
    }

    private String text(String field, JsonNode value) {
        if (!value.isTextual()) {
            String hint = value.isValueNode() && !value.isNull() ? " (put it in quotes)" : "";
            throw complaint(field, "must be text, given " + given(value) + hint);
        }
        if (value.textValue().indexOf('\0') >= 0) {
            throw complaint(field, "must not hold a NUL character");
        }
        return value.textValue();
    }

    private static String given(JsonNode value) {
        if (value.isContainerNode()) {
            return value.isArray() ? "a list" : "a mapping";
        }
        if (value.isNull() || value.isMissingNode()) {
            return "nothing";
        }
        return value.isTextual()
                ? "'" + value.textValue() + "'"
                : "the " + value.getNodeType().name().toLowerCase(Locale.ROOT) + " " + value.asText();
    }
}
