package io.github.fetchproof.fakes.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoginTest {

    @Test
    void isToldAsTheBasicSchemeWantsIt() {
        assertThat(new Login("Aladdin", "open-sesame").authorization())
                .as("after the example of RFC 7617")
                .isEqualTo("Basic QWxhZGRpbjpvcGVuLXNlc2FtZQ==");
    }

    @Test
    void standsBeforeTheHostOfAUrl() {
        assertThat(new Login("user", "pass").inUrl()).isEqualTo("user:pass@");
    }

    @Test
    void oneThatWouldHaveToBeEscapedIsNone() {
        assertThatThrownBy(() -> new Login("us:er", "pass"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a login must be of letters, digits, - and _: us:er:pass");
        assertThatThrownBy(() -> new Login("user", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Login("", "pass")).isInstanceOf(IllegalArgumentException.class);
    }
}
