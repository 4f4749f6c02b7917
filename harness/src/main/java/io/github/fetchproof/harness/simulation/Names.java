package io.github.fetchproof.harness.simulation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A model's names for strategies. */
final class Names {
    private Names() {}

    /** Names in order, each written as {@code name=expression}. */
    static Map<String, String> of(String... texts) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            names.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return Collections.unmodifiableMap(names);
    }
}
