package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.fetcher.FetcherProvider;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.scenarios.flawed.Flaw;
import io.github.fetchproof.scenarios.flawed.FlawedFetchers;
import java.util.Arrays;
import java.util.List;

/** Which flawed fetchers a scenario must catch. */
final class Killers {
    private Killers() {}

    static List<Class<? extends FetcherProvider>> of(Scenario scenario) {
        return FlawedFetchers.all().stream()
                .filter(each -> isCaughtBy(FlawedFetchers.flawOf(each), scenario))
                .toList();
    }

    /** A flaw names those who must catch it as {@code id RULE}. */
    private static boolean isCaughtBy(Flaw flaw, Scenario scenario) {
        return Arrays.stream(flaw.caughtBy()).anyMatch(each -> each.startsWith(scenario.id() + " "));
    }
}
