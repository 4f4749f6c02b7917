package io.github.fetchproof.fakes.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.world.Vectors;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final Seal PLAIN = new Seal(494, "3a".repeat(32), Optional.empty());
    private static final Seal SUMMED = PLAIN.with(Optional.of(Vectors.VECTOR_A.sum()));

    @Test
    void isReadAsItWasWritten() {
        assertThat(Seal.parse(PLAIN.text())).contains(PLAIN);
        assertThat(Seal.parse(SUMMED.text())).contains(SUMMED);
        assertThat(SUMMED.text()).contains("h1:E3/CBfWTwa0CC55WWs2YnVSt4pJiLHmLiGLwjtdXny8=");
        assertThat(SUMMED.sum()).contains(new Hash1("h1:E3/CBfWTwa0CC55WWs2YnVSt4pJiLHmLiGLwjtdXny8="));
    }

    @Test
    void isNotReadWhenItIsDamaged() {
        String text = SUMMED.text();

        for (int end = 0; end < text.length(); end++) {
            Optional<Seal> cut = Seal.parse(text.substring(0, end));
            assertThat(cut).as("cut after " + end).isIn(Optional.empty(), Optional.of(PLAIN));
        }
        assertThat(Seal.parse(text.replace("sha256", "sha257"))).isEmpty();
        assertThat(Seal.parse(text.replace("h1:E3", "h1:E="))).isEmpty();
        assertThat(Seal.parse("\0".repeat(text.length()))).isEmpty();
    }
}
