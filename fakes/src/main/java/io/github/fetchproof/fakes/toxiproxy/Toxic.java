package io.github.fetchproof.fakes.toxiproxy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A toxic as it was asked for. Immutable.
 *
 * @param name unique within its proxy
 * @param type what it does
 * @param direction on which way
 * @param stream the direction in the letters it was asked for
 * @param toxicity share of connections that it acts on, 0 to 1
 * @param attributes a value for every attribute of the type, in the type's order
 */
record Toxic(
        String name, ToxicType type, Direction direction, String stream, float toxicity, Map<String, Long> attributes) {

    Toxic {
        if (!(toxicity >= 0 && toxicity <= 1)) {
            throw new IllegalArgumentException("toxicity must be 0 to 1: " + toxicity);
        }
        attributes = complete(type, attributes);
        if (type == ToxicType.SLICER && value(attributes, "size_variation") > value(attributes, "average_size")) {
            throw new IllegalArgumentException("size_variation must be at most average_size ("
                    + attributes.get("average_size") + "): " + attributes.get("size_variation"));
        }
    }

    private static Map<String, Long> complete(ToxicType type, Map<String, Long> given) {
        Map<String, Long> all = new LinkedHashMap<>();
        for (Attribute attribute : type.attributes()) {
            long value = given.getOrDefault(attribute.name(), 0L);
            if (value < attribute.least() || value > attribute.most()) {
                throw new IllegalArgumentException(
                        attribute.name() + " must be " + attribute.least() + " to " + attribute.most() + ": " + value);
            }
            all.put(attribute.name(), value);
        }
        return Collections.unmodifiableMap(all);
    }

    private static long value(Map<String, Long> attributes, String name) {
        return attributes.getOrDefault(name, 0L);
    }

    /** The value of an attribute. */
    long get(String attribute) {
        return value(attributes, attribute);
    }

    /** This toxic with some attributes and perhaps its toxicity replaced. */
    Toxic with(float newToxicity, Map<String, Long> changed) {
        Map<String, Long> merged = new LinkedHashMap<>(attributes);
        merged.putAll(changed);
        return new Toxic(name, type, direction, stream, newToxicity, merged);
    }

    /** Draws whether the connection is hit. */
    boolean hits(RandomGenerator random) {
        return random.nextDouble() < toxicity;
    }

    /** Whether taking it away ends the connections that had it, drawn or not: Toxiproxy's rule for {@code timeout}. */
    boolean closesWhenRemoved() {
        return type == ToxicType.TIMEOUT;
    }

    /** In words, for the event log. */
    String describe() {
        String values = type.attributes().stream()
                .filter(attribute -> !attribute.silent(get(attribute.name())))
                .map(attribute -> attribute.name() + "=" + describe(attribute, get(attribute.name())))
                .collect(Collectors.joining(" "));
        return (name + " " + direction.word() + " " + values).strip() + " toxicity=" + toxicity;
    }

    private static String describe(Attribute attribute, long value) {
        return attribute.words().isEmpty()
                ? String.valueOf(value)
                : attribute.words().get((int) value);
    }
}
