package io.github.fetchproof.harness.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fetchproof.harness.scenario.Level;
import java.util.List;
import java.util.Map;

/**
 * The list of scenarios as JSON, for programs, and that of the rules which none shows; their schemas are the resources {@code
 * scenarios.schema.json} and {@code untestable.schema.json}.
 */
public final class CatalogueJson {
    private CatalogueJson() {}

    /**
     * One scenario as the list tells it.
     *
     * @param profiles the profiles that require it
     * @param needs what a subject must be able to do, as the words of capabilities
     * @param flawed the flawed fetchers it catches
     */
    public record Entry(
            String id,
            String title,
            Level level,
            List<String> rules,
            List<String> profiles,
            List<String> needs,
            List<String> flawed) {
        public Entry {
            rules = List.copyOf(rules);
            profiles = List.copyOf(profiles);
            needs = List.copyOf(needs);
            flawed = List.copyOf(flawed);
        }
    }

    public static String of(List<Entry> entries) {
        ArrayNode root = Json.MAPPER.createArrayNode();
        for (Entry each : entries) {
            ObjectNode node = root.addObject();
            node.put("id", each.id());
            node.put("title", each.title());
            node.put("level", each.level().name());
            each.rules().forEach(node.putArray("rules")::add);
            each.profiles().forEach(node.putArray("profiles")::add);
            each.needs().forEach(node.putArray("needs")::add);
            each.flawed().forEach(node.putArray("flawed")::add);
        }
        return Json.print(root);
    }

    /** The rules that no scenario shows, each with the reason, in this order. */
    public static String untestable(Map<String, String> whyByRule) {
        ArrayNode root = Json.MAPPER.createArrayNode();
        whyByRule.forEach((rule, why) -> root.addObject().put("rule", rule).put("why", why));
        return Json.print(root);
    }
}
