package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.gomod.PathPatterns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which version control systems may be used for which modules: GOVCS. Immutable.
 *
 * @param rules the first that a module matches counts
 * @param secrets the patterns of GOPRIVATE, for which {@code private} stands
 * @see <a href="https://go.dev/ref/mod#vcs-govcs">Controlling version control tools with GOVCS</a>
 */
public record VcsPolicy(List<Rule> rules, PathPatterns secrets) {
    private static final String DEFAULT = "public:git|hg,private:all";

    /**
     * A rule.
     *
     * @param pattern of modules; {@code public} and {@code private} mean what they say
     * @param allowed words for systems; {@code all} and {@code off} mean what they say
     */
    public record Rule(String pattern, List<String> allowed) {}

    public VcsPolicy {
        rules = List.copyOf(rules);
    }

    /**
     * Reads GOVCS; what it does not speak of is as go has it.
     *
     * @throws IllegalArgumentException a sentence for the user
     */
    static VcsPolicy parse(String govcs, PathPatterns secrets) {
        List<Rule> rules = new ArrayList<>();
        Stream.of(govcs.split(","), DEFAULT.split(","))
                .flatMap(Stream::of)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .forEach(text -> rules.add(rule(text)));
        return new VcsPolicy(rules, secrets);
    }

    private static Rule rule(String text) {
        int colon = text.indexOf(':');
        String pattern = text.substring(0, Math.max(0, colon)).strip();
        String allowed = text.substring(colon + 1).strip();
        if (pattern.isEmpty() || allowed.isEmpty()) {
            throw new IllegalArgumentException("GOVCS must be a list of PATTERN:SYSTEMS: " + text);
        }
        return new Rule(
                pattern, Stream.of(allowed.split("\\|", -1)).map(String::strip).toList());
    }

    /** Whether the repository whose modules' paths begin with {@code path} may be asked by {@code vcs}. */
    boolean allows(String path, String vcs) {
        return rules.stream()
                .filter(rule -> matches(rule.pattern(), path))
                .findFirst()
                .map(Rule::allowed)
                .filter(allowed -> allowed.contains("all") || allowed.contains(vcs))
                .isPresent();
    }

    private boolean matches(String pattern, String path) {
        return switch (pattern) {
            case "private" -> secrets.matches(path);
            case "public" -> !secrets.matches(path);
            default -> PathPatterns.parse(pattern).matches(path);
        };
    }
}
