package io.github.fetchproof.harness.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.harness.trace.Calibration;
import io.github.fetchproof.harness.witness.RoundTrip.Ending;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CalibratorTest {
    private static final long WHOLE = 1000;
    private static final RoundTrip REFUSED = seen(Ending.REFUSED, 0, -1);
    private static final RoundTrip RESET = seen(Ending.RESET, 0, -1);
    private static final RoundTrip SLOW = seen(Ending.FIN, WHOLE, 300);
    private static final RoundTrip SILENT = seen(Ending.SILENCE, 0, -1);
    private static final RoundTrip CUT = seen(Ending.FIN, 100, 3);
    private static final RoundTrip WELL = seen(Ending.FIN, WHOLE, 3);

    private static final Map<LinkFault, RoundTrip> TRUE_LOOKS = Map.of(
            new LinkFault.Refused(), REFUSED,
            new LinkFault.Reset(), RESET,
            new LinkFault.Latency(Duration.ofMillis(300)), SLOW,
            new LinkFault.Stall(), SILENT,
            new LinkFault.Truncate(100), CUT);

    @Test
    void everyKindOfFaultHasItsLook() {
        Set<Class<?>> covered =
                TRUE_LOOKS.keySet().stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(covered).containsExactlyInAnyOrder(LinkFault.class.getPermittedSubclasses());
    }

    @Test
    void aFaultIsDeliverableWhenItLooksAsItMustAndHeals() {
        TRUE_LOOKS.forEach((fault, look) -> {
            Calibration calibration = Calibrator.judge("embedded", fault, WHOLE, look, WELL);

            assertThat(calibration)
                    .isEqualTo(new Calibration("embedded", fault.kind(), true, look.describe(), WELL.describe()));
        });
    }

    @Test
    void noFaultIsTakenForAnother() {
        TRUE_LOOKS.forEach((fault, own) -> TRUE_LOOKS.values().stream()
                .filter(other -> !other.equals(own))
                .forEach(other -> {
                    Calibration calibration = Calibrator.judge("embedded", fault, WHOLE, other, WELL);

                    assertThat(calibration.deliverable())
                            .as("%s seen as %s", fault, other)
                            .isFalse();
                    assertThat(calibration.on()).contains("expected " + Calibrator.expected(fault));
                }));
    }

    @Test
    void aFaultThatIsNotSeenIsNotDeliverable() {
        TRUE_LOOKS
                .keySet()
                .forEach(fault -> assertThat(Calibrator.judge("embedded", fault, WHOLE, WELL, WELL)
                                .deliverable())
                        .as("%s", fault)
                        .isFalse());
    }

    @Test
    void aFaultThatDoesNotHealIsNotDeliverable() {
        TRUE_LOOKS.forEach((fault, look) -> {
            Calibration calibration = Calibrator.judge("embedded", fault, WHOLE, look, look);

            assertThat(calibration.deliverable()).as("%s", fault).isFalse();
            assertThat(calibration.off()).contains("expected 1000 bytes, undisturbed");
        });
    }

    @Test
    void acceptThenCloseIsNoRefusal() {
        RoundTrip acceptThenClose = seen(Ending.FIN, 0, -1);

        assertThat(Calibrator.judge("container", new LinkFault.Refused(), WHOLE, acceptThenClose, WELL)
                        .deliverable())
                .isFalse();
    }

    @Test
    void theConnectionMayStayOpenAfterAWholeAnswer() {
        RoundTrip keptOpen = seen(Ending.SILENCE, WHOLE, 3);

        assertThat(Calibrator.judge("embedded", new LinkFault.Refused(), WHOLE, REFUSED, keptOpen)
                        .deliverable())
                .isTrue();
    }

    @Test
    void aCutBehindTheEndOfTheAnswerProvesNothing() {
        assertThat(Calibrator.judge("embedded", new LinkFault.Truncate(WHOLE), WHOLE, WELL, WELL)
                        .deliverable())
                .isFalse();
    }

    @Test
    void everyEndingHasWords() {
        for (Ending ending : Ending.values()) {
            assertThat(seen(ending, 7, 3).describe()).contains(ending.describe());
        }
        assertThat(SLOW.describe()).isEqualTo("1000 bytes, the first after 300 ms, then closed by FIN at 301 ms");
    }

    @Test
    void anEmptyAnswerIsAWrongCall() {
        assertThatThrownBy(() -> Calibrator.judge("embedded", new LinkFault.Stall(), 0, SILENT, WELL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one byte");
    }

    private static RoundTrip seen(Ending ending, long received, long firstByteMillis) {
        Optional<Duration> first =
                firstByteMillis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(firstByteMillis));
        return new RoundTrip(ending, received, first, Duration.ofMillis(firstByteMillis + 1));
    }
}
