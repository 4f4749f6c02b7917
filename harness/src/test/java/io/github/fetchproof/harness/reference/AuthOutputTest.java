package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;

class AuthOutputTest {

    @Test
    void eachUrlOfAParagraphHasTheHeaderFieldsThatFollow() {
        assertThat(AuthOutput.parse("""
                        https://a.example
                        https://b.example/api/

                        Authorization: Bearer x
                        Team: y

                        https://c.example/

                        Team: z

                        """))
                .isEqualTo(Map.of(
                        "a.example", Headers.of("Authorization", "Bearer x", "Team", "y"),
                        "b.example/api", Headers.of("Authorization", "Bearer x", "Team", "y"),
                        "c.example", Headers.of("Team", "z")));
    }

    @Test
    void nothingIsSaidByPrintingNothing() {
        assertThat(AuthOutput.parse("")).isEmpty();
    }

    @Test
    void aUrlMayHaveNoHeaderFields() {
        assertThat(AuthOutput.parse("https://a.example\n\n\n")).isEqualTo(Map.of("a.example", Headers.of()));
    }

    @Test
    void whatLooksOtherwiseIsRefusedWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthOutput.parse("https://a.example\n\nAuthorization: secret\n"))
                .withMessage("it must print an empty line after its URLs and after its header fields");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthOutput.parse("http://a.example\n\nA: b\n\n"))
                .withMessage("it must print URLs that begin with https://");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuthOutput.parse("https://a.example\n\nsecret\n\n"))
                .withMessage("it must print header fields as NAME: VALUE");
    }
}
