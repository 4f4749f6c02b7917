package io.github.fetchproof.harness.verdict;

import io.github.fetchproof.harness.verdict.Standing.Obstacle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which levels a subject has earned. Pure.
 *
 * <p>A level is earned when each of its scenarios was run and judged, and none broke a rule that the level requires of it. What
 * is known to fail has failed.
 */
public final class Levels {
    private Levels() {}

    /** How a subject stands to each level, in the order of the profiles. */
    public static List<Standing> of(List<Profile> profiles, List<Judgement> judgements) {
        Map<String, Judgement> byId = new HashMap<>();
        judgements.forEach(each -> byId.put(each.id(), each));
        return profiles.stream().map(each -> standing(each, byId)).toList();
    }

    private static Standing standing(Profile profile, Map<String, Judgement> judgements) {
        List<Obstacle> obstacles = new ArrayList<>();
        profile.scenarios()
                .forEach((id, rules) -> obstacle(id, rules, Optional.ofNullable(judgements.get(id)))
                        .ifPresent(obstacles::add));
        return new Standing(profile.name(), profile.scenarios().size(), obstacles);
    }

    private static Optional<Obstacle> obstacle(String id, List<String> required, Optional<Judgement> judgement) {
        Optional<Verdict> verdict = judgement.map(Judgement::verdict);
        List<String> missed = new ArrayList<>(required);
        if (verdict.isPresent() && verdict.get().judged()) {
            missed.retainAll(judgement.orElseThrow().broken());
        }
        return missed.isEmpty() ? Optional.empty() : Optional.of(new Obstacle(id, missed, verdict));
    }
}
