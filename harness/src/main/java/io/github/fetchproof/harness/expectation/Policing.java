package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.expectation.Checks.counted;
import static io.github.fetchproof.harness.expectation.Checks.tapped;
import static io.github.fetchproof.harness.expectation.Checks.times;

import io.github.fetchproof.fakes.traffic.Event;

/** Checks of what the network's policy denied: the log of denials judges, one entry a dial. */
public final class Policing {

    private Policing() {}

    /** Nobody dials where he may not go. */
    public static Check nothingDenied() {
        return tapped(counted(
                "nobody dials where the policy does not let him",
                trace -> trace.events(Event.Denied.class).toList(),
                count -> count == 0));
    }

    /** At least so many dials of a caller at an origin are denied. */
    public static Check deniedAtLeast(int least, String caller, String origin) {
        return tapped(counted(
                "at least " + times(least, "dial") + " of " + caller + " at " + origin + " denied by the policy",
                trace -> trace.events(Event.Denied.class)
                        .filter(each ->
                                each.caller().equals(caller) && each.origin().equals(origin))
                        .toList(),
                count -> count >= least));
    }
}
