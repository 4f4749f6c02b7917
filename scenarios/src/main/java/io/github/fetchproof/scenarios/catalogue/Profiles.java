package io.github.fetchproof.scenarios.catalogue;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.fetchproof.harness.verdict.Profile;
import java.util.List;
import java.util.Map;

/** The levels that can be earned: the resources {@code profiles/NAME.yaml}. */
public final class Profiles {
    private static final List<String> NAMES = List.of("core", "private", "sumdb", "direct", "resilient", "polite");

    private Profiles() {}

    /** The profiles of this release, the widest first. */
    public static List<Profile> standard() {
        return NAMES.stream().map(Profiles::read).toList();
    }

    private static Profile read(String name) {
        Content content = Resource.read("profiles/" + name + ".yaml", new TypeReference<>() {});
        return new Profile(name, content.release, content.intent, content.scenarios, content.exceptions);
    }

    /** What such a file holds. */
    private record Content(
            String release, String intent, Map<String, List<String>> scenarios, Map<String, String> exceptions) {}
}
