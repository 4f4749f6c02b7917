package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NetrcTest {

    @Test
    void readsEntriesHoweverTheirLinesRun() {
        assertThat(Netrc.logins(
                        "machine a.test login u password p\nmachine b.test\n\taccount x\n\tlogin v\n\n\tpassword q"))
                .isEqualTo(Map.of("a.test", new Login("u", "p"), "b.test", new Login("v", "q")));
    }

    @Test
    void takesTheFirstOfTwoEntriesAndNoneWithoutNameOrPassword() {
        assertThat(Netrc.logins("""
                        machine a.test login u
                        machine b.test password p
                        machine a.test login v password q
                        machine a.test login w password r
                        """)).isEqualTo(Map.of("a.test", new Login("v", "q")));
    }

    @Test
    void passesOverCommentsMacrosAndWordsItDoesNotKnow() {
        assertThat(Netrc.logins("""
                        # machine c.test login x password y
                        macdef init
                        machine m.test login x password y

                        machine a.test port 1 login u password p
                        """)).isEqualTo(Map.of("a.test", new Login("u", "p")));
    }

    @Test
    void keepsWhatDefaultSaysApartAndHeedsNoMachineAfterIt() {
        assertThat(
                        Netrc.logins(
                                "machine a.test login u password p default login d password e machine b.test login v password q"))
                .isEqualTo(Map.of("a.test", new Login("u", "p"), "", new Login("d", "e")));
        assertThat(Netrc.logins("")).isEmpty();
        assertThat(Netrc.logins("machine")).isEmpty();
    }

    @Test
    void aLoginSaysNothingOfItself() {
        assertThat(new Login("user", "secret")).asString().isEqualTo("a login");
    }
}
