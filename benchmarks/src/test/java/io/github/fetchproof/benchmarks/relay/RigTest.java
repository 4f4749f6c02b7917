package io.github.fetchproof.benchmarks.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With real processes, and every trial for a moment: that each gives its figures, not how large they are. */
@Timeout(120)
class RigTest {
    private static final Duration MOMENT = Duration.ofMillis(5);

    @Test
    void everyTrialGivesFiguresOnEveryRoad() throws IOException, InterruptedException {
        try (Rig rig = Rig.raise(Optional.empty())) {
            assertThat(rig.tracks()).extracting(Track::road).containsExactly(Road.DIRECT, Road.EMBEDDED);
            for (Trial trial : new Trials(rig.ports()).all()) {
                for (Track track : rig.tracks()) {
                    if (trial.roads().contains(track.road())) {
                        assertThat(trial.work().run(track, MOMENT).values())
                                .as(trial.name() + " " + track.road())
                                .isNotEmpty()
                                .allMatch(Double::isFinite);
                    }
                }
            }
        }
    }

    @Test
    void theOriginalMayBeMissingButOneThatIsNamedMustBeThere() {
        assertThat(Rig.original(Map.of("PATH", ""))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rig.original(Map.of(Rig.NAMED, "/nowhere/toxiproxy-server")))
                .withMessage("FETCHPROOF_TOXIPROXY must name an executable file: /nowhere/toxiproxy-server");
    }

    @Test
    void theProcessesEndWithTheRig() throws IOException, InterruptedException {
        List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
        List<ProcessHandle> ours;
        try (Rig rig = Rig.raise(Optional.empty())) {
            ours = ProcessHandle.current()
                    .descendants()
                    .filter(each -> !before.contains(each))
                    .toList();
            assertThat(rig.hasOriginal()).isFalse();
            assertThat(ours).hasSizeGreaterThanOrEqualTo(2);
        }
        assertThat(ours).noneMatch(ProcessHandle::isAlive);
    }
}
