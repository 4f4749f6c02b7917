package io.github.fetchproof.harness.door;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of one mapping of a manifest, read strictly: every complaint names the file, the field, what was given. */
final class Fields {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m)");

    private final String file;
    private final String prefix;
    private final JsonNode node;

    /** @param prefix of the names of its fields, {@code ""} or for instance {@code limits.} */
    Fields(String file, String prefix, JsonNode node) {
        this.file = file;
        this.prefix = prefix;
        this.node = node;
        if (!node.isObject()) {
            String name = prefix.isEmpty() ? "a manifest" : prefix.substring(0, prefix.length() - 1);
            throw new ManifestException(file + ": " + name + " must hold fields, given " + given(node));
        }
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
        return has(field) ? Optional.of(new Fields(file, prefix + field + ".", node.get(field))) : Optional.empty();
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
                all.add(new Fields(file, prefix + field + "[" + i + "].", list.get(i)));
            }
        }
        return all;
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
