package io.github.fetchproof.scenarios.catalogue;

import io.github.fetchproof.harness.scenario.Level;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One rule for fetchers of Go modules. A value.
 *
 * @param id family and number, for instance {@code LIST-003}; never given to another rule
 * @param level how binding it is
 * @param text the rest of "a fetcher must …", without a full stop
 * @param see where it comes from: links, or {@code design} for a rule of this kit's own
 */
public record Rule(String id, Level level, Kind kind, String text, List<String> see) {

    /** The source of a rule that is this kit's own. */
    public static final String DESIGN = "design";

    private static final Pattern ID = Pattern.compile("[A-Z]+-[0-9]{3}");

    /** What a rule is for. */
    public enum Kind {
        /** Go's documents say so, or its behaviour does. */
        CONFORMANCE,
        /** Integrity, credentials and privacy. */
        SAFETY,
        /** More than the go command promises. */
        RESILIENCE
    }

    public Rule {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a rule's id must be like LIST-003: " + id);
        }
        if (text.isBlank() || text.endsWith(".")) {
            throw new IllegalArgumentException("a rule's text must be a phrase without a full stop: " + id);
        }
        see = List.copyOf(see);
        if (see.isEmpty() || !see.stream().allMatch(Rule::isSource)) {
            throw new IllegalArgumentException("a rule must name its sources, links or \"design\": " + id + " " + see);
        }
    }

    /** The id up to the dash. */
    public String family() {
        return id.substring(0, id.indexOf('-'));
    }

    /** The text as a whole sentence. */
    public String sentence() {
        return "A fetcher " + level.name() + " " + text + ".";
    }

    private static boolean isSource(String source) {
        return source.equals(DESIGN) || "https".equals(URI.create(source).getScheme());
    }
}
