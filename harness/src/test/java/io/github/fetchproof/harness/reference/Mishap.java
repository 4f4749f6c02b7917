package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.fault.Artefact;
import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import io.github.fetchproof.fakes.fault.Trigger;
import java.util.Locale;

/** One thing that goes wrong at one origin. Its text tells the story. */
sealed interface Mishap {
    /** For {@link #wholeOn}: it lasts. */
    int NEVER = 0;

    /** Where. */
    String origin();

    /** On which request the origin and its road are whole again, counted from 1; {@link #NEVER} for not at all. */
    int wholeOn();

    /** Has it happen when its time comes. */
    void befall(TroubledRoad road);

    /**
     * The road breaks.
     *
     * @param request on which request for the artefact; 0 for before any
     */
    record OnTheRoad(String origin, LinkFault fault, Artefact artefact, int request, int wholeOn) implements Mishap {
        @Override
        public void befall(TroubledRoad road) {
            if (request == 0) {
                road.strike(fault);
            } else {
                road.onRequest(Trigger.nth(request, artefact), () -> road.strike(fault));
            }
            road.recoverOn(wholeOn);
        }

        @Override
        public String toString() {
            String what = artefact == Artefact.ANY ? "request" : artefact.name().toLowerCase(Locale.ROOT);
            return origin + ": " + fault.describe()
                    + (request == 0 ? " at once" : " from " + what + " " + request + " on") + untilWhole(wholeOn);
        }
    }

    /** The origin answers something else than the truth. */
    record AtTheOrigin(String origin, ServerFault fault, Trigger trigger, int wholeOn) implements Mishap {
        @Override
        public void befall(TroubledRoad road) {
            road.serve(trigger, fault);
            road.recoverOn(wholeOn);
        }

        /** Whether it passes something off as the artefact that is not. */
        boolean lies() {
            return fault instanceof ServerFault.Content || fault instanceof ServerFault.ForgedZip;
        }

        @Override
        public String toString() {
            return origin + ": " + fault.describe() + " for " + trigger.describe() + untilWhole(wholeOn);
        }
    }

    private static String untilWhole(int wholeOn) {
        return wholeOn == NEVER ? "" : ", whole again on request " + wholeOn;
    }
}
