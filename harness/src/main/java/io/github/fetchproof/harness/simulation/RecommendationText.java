package io.github.fetchproof.harness.simulation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A recommendation in sentences, with the tables that say so. */
public final class RecommendationText {

    private RecommendationText() {}

    /**
     * The text.
     *
     * @param first of strategies that limit retries in different ways
     * @param shapes of the best of those with other backoffs, or of the backoffs alone
     * @param words what the names of strategies stand for
     */
    public static String render(Recommendation first, Recommendation shapes, Map<String, String> words) {
        StringBuilder text = new StringBuilder();
        text.append("What limits retries comes first.\n");
        text.append(lasting(first)).append('\n');
        first.best().ifPresent(best -> text.append(taken(first, best, words)).append('\n'));
        text.append("\nThe backoff comes second.\n");
        text.append(shape(shapes)).append('\n');
        text.append("\nThe rows that say so:\n\n");
        for (SimulationTable table : tables(first, shapes)) {
            text.append(SimulationText.render(table)).append('\n');
        }
        return text.toString().stripTrailing() + "\n";
    }

    private static List<SimulationTable> tables(Recommendation first, Recommendation shapes) {
        return List.of(first.refused(), first.stalled(), shapes.refused(), shapes.stalled());
    }

    private static String lasting(Recommendation found) {
        List<String> lasting = found.lasting();
        String others = found.strategies().stream()
                .filter(each -> !lasting.contains(each))
                .map(each -> each + " (" + seconds(found.recovery(each)) + ")")
                .collect(Collectors.joining(", "));
        String within =
                "within " + seconds(found.patience()) + " of the end, in every run, whether it refused or stalled: ";
        String well = lasting.isEmpty()
                ? "None brings the server back " + within.replaceFirst(": $", ".")
                : "These bring the server back " + within + String.join(", ", lasting) + ".";
        return well + (others.isEmpty() ? "" : "\nThese take longer: " + others + ".");
    }

    private static String taken(Recommendation found, String best, Map<String, String> words) {
        return String.format(
                Locale.ROOT,
                "Take %s, which is %s: of those, none lets clearly more requests succeed, %.2f of them in the worse case, and it"
                        + " meets the server with at most %.2f of what it can do.",
                best,
                words.getOrDefault(best, best),
                found.success(best),
                found.peak(best));
    }

    private static String shape(Recommendation shapes) {
        Optional<String> best = shapes.best();
        List<String> alike = shapes.alike();
        if (alike.size() > 1) {
            return "The rows do not tell these apart, which serve best: " + String.join(", ", alike) + ".";
        }
        return best.map(each -> String.format(
                        Locale.ROOT,
                        "With that limit take %s: the server is met with at most %.2f of what it can do, and is back after"
                                + " at most %s.",
                        each,
                        shapes.peak(each),
                        seconds(shapes.recovery(each))))
                .orElse("None of them brings the server back in time: no backoff does alone what a limit does.");
    }

    private static String seconds(double seconds) {
        return Double.isInfinite(seconds) ? "never" : String.format(Locale.ROOT, "%.0f s", seconds);
    }
}
