package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoAuthTest {

    @Test
    void netrcIsACommandLikeOthers() {
        assertThat(GoAuth.parse("netrc")).isEqualTo(new GoAuth(true, List.of()));
        assertThat(GoAuth.parse("helper").netrc()).isFalse();
    }

    @Test
    void offMeansThatNobodyIsToldAnything() {
        assertThat(GoAuth.parse("off")).isEqualTo(new GoAuth(false, List.of()));
    }

    @Test
    void commandsStandInTheirOrderDividedIntoWords() {
        assertThat(GoAuth.parse("helper --for 'two words' ; git /src; netrc"))
                .isEqualTo(new GoAuth(
                        true,
                        List.of(
                                new GoAuth.Command(List.of("helper", "--for", "two words"), false),
                                new GoAuth.Command(List.of("/src"), true))));
    }

    @Test
    void mistakesAreToldInASentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoAuth.parse("off;netrc"))
                .withMessage("GOAUTH must be commands with ; between them, of which off must stand alone: off;netrc");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoAuth.parse("netrc;"))
                .withMessageContaining("each command must have a name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoAuth.parse("git src"))
                .withMessageContaining("git must be followed by an absolute path of a directory");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoAuth.parse("helper 'open"))
                .withMessageContaining("a quote must be closed");
    }
}
