package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DockerConfigTest {

    @Test
    void readsLoginsInEitherForm() {
        assertThat(DockerConfig.logins("""
                        {"auths": {
                          "a.test": {"auth": "dTpw"},
                          "b.test:8443": {"username": "v", "password": "q:r"}}}
                        """))
                .isEqualTo(Map.of("a.test", new Login("u", "p"), "b.test:8443", new Login("v", "q:r")));
    }

    @Test
    void takesTheMachineFromARegistrysUrl() {
        assertThat(DockerConfig.logins("""
                        {"auths": {"https://index.a.test/v1/": {"auth": "dTpw"}}}
                        """)).containsOnlyKeys("index.a.test");
    }

    @Test
    void leavesOutEntriesWithoutNameOrPassword() {
        assertThat(DockerConfig.logins("""
                        {"auths": {"a.test": {}, "b.test": {"auth": "not base64"}, "c.test": {"username": "u"}},
                         "credsStore": "desktop"}
                        """)).isEmpty();
        assertThat(DockerConfig.logins("[]")).isEmpty();
    }

    @Test
    void saysWhereItIsNoJsonAndNothingOfWhatItHolds() {
        assertThatThrownBy(() -> DockerConfig.logins("{\"auths\":\n secret }"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in line 2")
                .hasMessageNotContaining("secret");
    }
}
