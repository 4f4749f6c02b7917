package io.github.fetchproof.fakes.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DnsFaultTest {
    private static final List<DnsFault> ALL = Stream.<DnsFault>concat(
                    Stream.of(
                            new DnsFault.NoSuchName(),
                            new DnsFault.NoAddress(),
                            new DnsFault.ServerFailure(),
                            new DnsFault.Refusal(),
                            new DnsFault.Silence(),
                            new DnsFault.Late(Duration.ofMillis(300)),
                            new DnsFault.Truncated(),
                            new DnsFault.Forged()),
                    Stream.of(DnsFault.Death.values()).map(DnsFault.DeadAddress::new))
            .toList();

    @Test
    void theListIsWhole() {
        assertThat(ALL.stream().<Class<?>>map(DnsFault::getClass).distinct().toList())
                .containsExactlyInAnyOrder(DnsFault.class.getPermittedSubclasses());
    }

    @Test
    void noTwoAreOfOneKindOrReadAlike() {
        assertThat(ALL).extracting(DnsFault::kind).doesNotHaveDuplicates();
        assertThat(ALL).extracting(DnsFault::describe).doesNotHaveDuplicates();
    }

    @Test
    void aLateReplyIsLate() {
        assertThat(new DnsFault.Late(Duration.ofMillis(300)).describe()).contains("300 ms");
        assertThatIllegalArgumentException().isThrownBy(() -> new DnsFault.Late(Duration.ZERO));
    }
}
