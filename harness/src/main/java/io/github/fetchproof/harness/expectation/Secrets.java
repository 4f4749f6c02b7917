package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.expectation.Checks.counted;
import static io.github.fetchproof.harness.expectation.Checks.ending;
import static io.github.fetchproof.harness.expectation.Checks.requests;
import static io.github.fetchproof.harness.expectation.Checks.times;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.harness.expectation.Checks.Simple;
import java.util.function.Function;

/**
 * Checks of who was shown which secret, and what he said to it. The log of it is the trace: the {@code Authorization} of every
 * request over HTTP, and every {@link Event.KeyShown} over SSH.
 */
public final class Secrets {

    private Secrets() {}

    /** At least one request whose path ends like this tells the origin who asks, and is answered with what it asked for. */
    public static Check isAnsweredByPassword(String origin, String suffix) {
        return counted(
                "at least 1 request" + ending(suffix) + " at " + origin + " has an Authorization and is answered",
                trace -> requests(trace, origin, suffix).stream()
                        .filter(asked -> Traffic.authorized(asked) && asked.status() == 200)
                        .toList(),
                count -> count > 0);
    }

    /** At least so many requests whose path ends like this are turned away for want of a password. */
    public static Check turnsAway(int least, String origin, String suffix) {
        return counted(
                "at least " + times(least, "request") + ending(suffix) + " at " + origin + " is answered 401",
                trace -> requests(trace, origin, suffix).stream()
                        .filter(asked -> asked.status() == 401)
                        .toList(),
                count -> count >= least);
    }

    /** A key that the SSH origin knows is shown to it. */
    public static Check showsAKnownKey(String origin) {
        return keys(origin, "a key that it knows", true, count -> count > 0);
    }

    /** Keys are shown to the SSH origin, none of which it knows. */
    public static Check showsAnUnknownKey(String origin) {
        Check shown = keys(origin, "a key that it does not know", false, count -> count > 0);
        Check known = keys(origin, "no key that it knows", true, count -> count == 0);
        return new Simple(
                shown.describe() + ", and " + known.describe(),
                trace -> shown.miss(trace).or(() -> known.miss(trace)));
    }

    private static Check keys(String origin, String what, boolean known, Function<Integer, Boolean> right) {
        return counted(
                what + " is shown to " + origin,
                trace -> trace.events(Event.KeyShown.class)
                        .filter(each -> each.origin().equals(origin) && each.known() == known)
                        .toList(),
                right);
    }
}
