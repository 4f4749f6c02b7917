package io.github.fetchproof.harness.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecoveryMapTest {
    /** Nearer to the line a recovery takes longer than the run. */
    private static final double SURE = 0.8;

    @Test
    void recoversBelowTheLineAndNeverAboveIt() {
        QueueModel model = QueueModel.of(QueueModel.Mode.REFUSE);
        Grid grid = RecoveryMap.grid(model);

        RecoveryMap map =
                RecoveryMap.of(new Laboratory(Runnable::run).table(grid, Sampling.of(1), (done, total) -> {}));

        int seen = 0;
        for (int retries = 0; retries < map.recoveries().size(); retries++) {
            List<Double> recoveries = map.recoveries().get(retries);
            for (int each = 0; each < recoveries.size(); each++) {
                double load = map.loads().get(each);
                if (ClosedForms.isMetastable(load, 1, retries + 1)) {
                    assertThat(recoveries.get(each)).as("%s, %d", load, retries).isInfinite();
                    seen++;
                } else if ((retries + 1) * load <= SURE) {
                    assertThat(recoveries.get(each)).as("%s, %d", load, retries).isFinite();
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(45);
    }
}
