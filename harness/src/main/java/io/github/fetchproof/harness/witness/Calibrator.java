package io.github.fetchproof.harness.witness;

import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.harness.trace.Calibration;
import io.github.fetchproof.harness.witness.RoundTrip.Ending;
import java.time.Duration;

/** Decides from two probes whether a road delivers a fault and is whole again when it is healed. Pure. */
public final class Calibrator {
    private Calibrator() {}

    /**
     * The calibration of one kind of fault.
     *
     * @param whole bytes of the undisturbed answer to the probe's request, positive
     * @param on what a probe saw while the fault was on
     * @param off what another saw after it had been healed
     */
    public static Calibration judge(String provider, LinkFault fault, long whole, RoundTrip on, RoundTrip off) {
        if (whole < 1) {
            throw new IllegalArgumentException("a probe needs an answer of at least one byte: " + whole);
        }
        boolean shown = shows(fault, whole, on);
        boolean healed = isHealed(fault, whole, off);
        return new Calibration(
                provider,
                fault.kind(),
                shown && healed,
                on.describe() + (shown ? "" : "; expected " + expected(fault)),
                off.describe() + (healed ? "" : "; expected " + whole + " bytes, undisturbed"));
    }

    /** Whether a round trip looks as it must while the fault is on. */
    static boolean shows(LinkFault fault, long whole, RoundTrip seen) {
        if (fault instanceof LinkFault.Refused) {
            return seen.ending() == Ending.REFUSED;
        }
        if (fault instanceof LinkFault.Reset) {
            return seen.ending() == Ending.RESET && seen.received() < whole;
        }
        if (fault instanceof LinkFault.Latency latency) {
            return isWhole(whole, seen) && !isEarlierThan(latency.delay(), seen);
        }
        if (fault instanceof LinkFault.Stall) {
            return seen.ending() == Ending.SILENCE && seen.received() == 0;
        }
        if (fault instanceof LinkFault.Truncate truncate) {
            return seen.ending() == Ending.FIN && seen.received() == truncate.bytes() && truncate.bytes() < whole;
        }
        throw new AssertionError(fault);
    }

    /** What the fault must look like, in words. */
    static String expected(LinkFault fault) {
        if (fault instanceof LinkFault.Refused) {
            return Ending.REFUSED.describe();
        }
        if (fault instanceof LinkFault.Reset) {
            return "a connection, then a reset";
        }
        if (fault instanceof LinkFault.Latency latency) {
            return "the whole answer, not before " + latency.delay().toMillis() + " ms";
        }
        if (fault instanceof LinkFault.Stall) {
            return "a connection, then " + Ending.SILENCE.describe();
        }
        if (fault instanceof LinkFault.Truncate truncate) {
            return truncate.bytes() + " bytes of a longer answer, then " + Ending.FIN.describe();
        }
        throw new AssertionError(fault);
    }

    private static boolean isHealed(LinkFault fault, long whole, RoundTrip seen) {
        boolean punctual = !(fault instanceof LinkFault.Latency latency) || isEarlierThan(latency.delay(), seen);
        return isWhole(whole, seen) && punctual;
    }

    private static boolean isWhole(long whole, RoundTrip seen) {
        return seen.received() == whole && (seen.ending() == Ending.FIN || seen.ending() == Ending.SILENCE);
    }

    private static boolean isEarlierThan(Duration delay, RoundTrip seen) {
        return seen.firstByte().filter(after -> after.compareTo(delay) < 0).isPresent();
    }
}
