package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactionTest {

    @Test
    void keepsTheSchemeAndNotTheSecret() {
        assertThat(Redaction.of("Authorization: Basic dXNlcjpwYXNz")).isEqualTo("Authorization: Basic ***");
    }

    @Test
    void knowsTheFieldsThatCarrySecretsInAnyCase() {
        assertThat(Redaction.of("proxy-AUTHORIZATION: s3cret")).doesNotContain("s3cret");
        assertThat(Redaction.of("COOKIE: s3cret")).doesNotContain("s3cret");
        assertThat(Redaction.of("Set-Cookie:s3cret; Path=/")).doesNotContain("s3cret");
        assertThat(Redaction.of("Private-Token: s3cret")).doesNotContain("s3cret");
    }

    @Test
    void keepsOtherLinesOfTheSameText() {
        assertThat(Redaction.of("Host: a.test\r\nAuthorization: s3cret\r\nAccept: */*"))
                .isEqualTo("Host: a.test\r\nAuthorization: ***\r\nAccept: */*");
    }

    @Test
    void takesUserInformationOutOfUrls() {
        assertThat(Redaction.of("GET https://user:s3cret@proxy.test/m/@v/list failed"))
                .isEqualTo("GET https://***@proxy.test/m/@v/list failed");
    }

    @Test
    void leavesAnAtSignInAPathAlone() {
        assertThat(Redaction.of("http://proxy.test/m/@v/list")).isEqualTo("http://proxy.test/m/@v/list");
    }
}
