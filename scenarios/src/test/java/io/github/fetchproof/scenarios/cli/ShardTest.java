package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
    @Test
    void everyPieceOfWorkBelongsToOneShard() {
        for (int work = 0; work < 10; work++) {
            int number = work;
            assertThat(IntStream.rangeClosed(1, 3)
                            .filter(index -> Shard.parse(index + "/3").has(number)))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "1", "1/0", "a/b", "1/3/5", ""})
    void otherThanIOfNIsRefused(String text) {
        assertThatExceptionOfType(WrongUsage.class)
                .isThrownBy(() -> Shard.parse(text))
                .withMessage("--shard must be I/N with I from 1 to N: " + text);
    }
}
