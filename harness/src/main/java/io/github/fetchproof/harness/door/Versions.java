package io.github.fetchproof.harness.door;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads versions from what a program prints. */
final class Versions {
    private static final Pattern VERSION = Pattern.compile(
            "(?<![\\w.@/+-])v[0-9]++\\.[0-9]++\\.[0-9]++(?:-[0-9A-Za-z.-]++)?(?:\\+[0-9A-Za-z.-]++)?(?![\\w@/])");

    private Versions() {}

    /** Every version that stands alone, in order, once each; {@code m@v1.0.0} is none. */
    static List<String> in(String text) {
        return VERSION.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }
}
