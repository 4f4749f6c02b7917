package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoAuthTest {

    @Test
    void netrcIsACommandLikeOthers() {
        assertThat(GoAuth.parse("netrc")).isEqualTo(new GoAuth(true, 0, List.of()));
        assertThat(GoAuth.parse("helper").netrc()).isFalse();
    }

    @Test
    void offMeansThatNobodyIsToldAnything() {
        assertThat(GoAuth.parse("off")).isEqualTo(new GoAuth(false, 0, List.of()));
    }

    @Test
    void commandsStandInTheirOrderDividedIntoWords() {
        assertThat(GoAuth.parse("helper --for 'two words' ; git /src; netrc"))
                .isEqualTo(new GoAuth(
                        true,
                        2,
                        List.of(
                                new GoAuth.Command(List.of("helper", "--for", "two words"), false),
                                new GoAuth.Command(List.of("/src"), true))));
    }

    @ParameterizedTest
    @CsvSource({"netrc;a;b, 0", "a;netrc;b, 1", "a;b;netrc, 2", "a;netrc;b;netrc, 1", "a;b, 0"})
    void programsCountMoreThanNetrcWhenTheyStandBeforeIt(String setting, int ahead) {
        assertThat(GoAuth.parse(setting).ahead()).isEqualTo(ahead);
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
