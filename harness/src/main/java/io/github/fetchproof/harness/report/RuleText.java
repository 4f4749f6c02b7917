package io.github.fetchproof.harness.report;

import java.util.List;

/**
 * A rule as a report tells it.
 *
 * @param sentence what a fetcher must do, as a whole sentence
 * @param links {@code https:} addresses of where it comes from; those of another kind are not shown as links
 */
public record RuleText(String sentence, List<String> links) {
    public RuleText {
        links = List.copyOf(links);
    }
}
