package io.github.fetchproof.fakes.gomod;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A list of module path patterns, as GOPRIVATE, GONOPROXY, GONOSUMDB and GOINSECURE hold it. Immutable.
 *
 * <p>Patterns are globs (https://pkg.go.dev/path#Match) separated by commas. A pattern of <em>n</em> elements is matched
 * against the first <em>n</em> elements of a path. Slashes at the end and empty entries are ignored, malformed patterns match
 * nothing. See https://go.dev/ref/mod#private-modules.
 *
 * <p>Blanks around an entry are ignored. The go command takes them as part of the pattern, which then matches nothing, and a
 * private path goes out to a proxy: the reading here is the safer one (PRIV-005).
 *
 * @param patterns the patterns, trimmed, none of them empty
 */
public record PathPatterns(List<String> patterns) {

    public PathPatterns {
        patterns = patterns.stream()
                .map(PathPatterns::trimmed)
                .filter(pattern -> !pattern.isEmpty())
                .toList();
    }

    /** Reads a list; an empty one, or {@code none}, matches no module path. */
    public static PathPatterns parse(String list) {
        return new PathPatterns(Arrays.asList(list.split(",", -1)));
    }

    private static String trimmed(String entry) {
        String pattern = entry.strip();
        return pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
    }

    /** Whether a pattern matches {@code path} or a prefix of it that ends at a slash. */
    public boolean matches(ModulePath path) {
        return matches(path.value());
    }

    /** As {@link #matches(ModulePath)}, for package paths and candidates that may not be module paths. */
    public boolean matches(String path) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, path));
    }

    private static boolean matches(String pattern, String path) {
        int end = -1;
        for (int slashes = (int) pattern.chars().filter(c -> c == '/').count(); slashes >= 0; slashes--) {
            if (end == path.length()) {
                return false;
            }
            end = path.indexOf('/', end + 1);
            if (end < 0) {
                end = path.length();
            }
        }
        return Glob.parse(pattern).matches(path.substring(0, end));
    }

    /** The patterns that can match nothing because a bracket or backslash in them is malformed. */
    public List<String> malformed() {
        List<String> malformed = new ArrayList<>(patterns);
        malformed.removeIf(pattern -> !Glob.parse(pattern).isMalformed());
        return List.copyOf(malformed);
    }
}
