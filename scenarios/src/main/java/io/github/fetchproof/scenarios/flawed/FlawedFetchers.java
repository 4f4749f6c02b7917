package io.github.fetchproof.scenarios.flawed;

import io.github.fetchproof.harness.fetcher.FetcherProvider;
import java.util.List;
import java.util.Objects;

/** All flawed fetchers. */
public final class FlawedFetchers {

    private FlawedFetchers() {}

    /** Each once, with its {@link Flaw}. */
    public static List<Class<? extends FetcherProvider>> all() {
        return List.of(
                FallsThroughCommas.class,
                StopsAfterNotFound.class,
                StopsAtPipes.class,
                IgnoresOff.class,
                TakesServerErrorsForAbsence.class,
                TakesResetsForAbsence.class,
                NeverRetries.class,
                RetriesWithoutEnd.class,
                RetriesForbidden.class,
                IgnoresRetryAfter.class,
                BreakerNeverOpens.class,
                TakesOpenForAbsence.class,
                NotFoundOpensBreaker.class,
                IgnoresGoSum.class,
                MismatchLeadsOn.class,
                RetriesMismatches.class,
                TakesShortBodies.class,
                WritesInPlace.class,
                IgnoresCache.class,
                TrustsCachedFiles.class,
                RemembersNotFound.class,
                TellsPrivateNames.class,
                MatchesPatternsByLetters.class,
                WaitsWithoutLimit.class,
                HurriesSlowAnswers.class,
                HurriesHeaders.class);
    }

    /** What is wrong with one of them. */
    public static Flaw flawOf(Class<? extends FetcherProvider> flawed) {
        return Objects.requireNonNull(flawed.getAnnotation(Flaw.class), () -> flawed + " does not say what is wrong");
    }
}
