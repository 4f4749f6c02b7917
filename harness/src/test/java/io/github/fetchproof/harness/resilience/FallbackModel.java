package io.github.fetchproof.harness.resilience;

import io.github.fetchproof.harness.resilience.Fallback.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How go walks the list, written the other way round: it eats the string entry by entry and keeps the best failure with
 * its rank as it goes. It knows neither entries nor indexes.
 *
 * @param asked the entries asked, in order
 * @param reported the entry whose failure is told
 */
record FallbackModel(List<String> asked, String reported) {
    static FallbackModel walk(String list, List<Failure> failures) {
        List<String> asked = new ArrayList<>();
        String best = "";
        int bestRank = -1;
        for (String part : Pattern.compile("(?<=[,|])").splitAsStream(list).toList()) {
            String name = part.replaceAll("[,|]$", "").strip();
            if (name.isEmpty()) {
                continue;
            }
            boolean notFound = name.equals("off") || failures.get(asked.size()) == Failure.NOT_FOUND;
            boolean pass = failures.get(asked.size()) == Failure.NOT_FOUND || part.endsWith("|");
            asked.add(name);
            int rank = name.equals("direct") ? 2 : notFound ? 0 : 1;
            if (rank >= bestRank) {
                best = name;
                bestRank = rank;
            }
            if (!pass || name.equals("off") || name.equals("direct")) {
                break;
            }
        }
        return new FallbackModel(asked, best);
    }
}
