package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {
    private final Dice dice = new Dice(42, "road");

    @Test
    void theSameCircumstancesDrawTheSame() {
        assertThat(new Dice(42, "road").roll(3, Direction.UPSTREAM, "slow", 1).nextLong())
                .isEqualTo(dice.roll(3, Direction.UPSTREAM, "slow", 1).nextLong());
    }

    @Test
    void everyCircumstanceCounts() {
        assertThat(dice.roll(3, Direction.UPSTREAM, "slow", 1).nextLong())
                .isNotIn(
                        new Dice(43, "road")
                                .roll(3, Direction.UPSTREAM, "slow", 1)
                                .nextLong(),
                        new Dice(42, "other")
                                .roll(3, Direction.UPSTREAM, "slow", 1)
                                .nextLong(),
                        dice.roll(4, Direction.UPSTREAM, "slow", 1).nextLong(),
                        dice.roll(3, Direction.DOWNSTREAM, "slow", 1).nextLong(),
                        dice.roll(3, Direction.UPSTREAM, "fast", 1).nextLong(),
                        dice.roll(3, Direction.UPSTREAM, "slow", 2).nextLong());
    }

    @Test
    void drawsOfNeighboursAreSpreadEvenly() {
        long low = IntStream.range(0, 10_000)
                .filter(connection ->
                        dice.roll(connection, Direction.UPSTREAM, "slow", 0).nextDouble() < 0.25)
                .count();

        assertThat(low).isBetween(2_300L, 2_700L);
    }
}
