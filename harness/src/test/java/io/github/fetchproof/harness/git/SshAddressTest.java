package io.github.fetchproof.harness.git;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SshAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ssh://git@example.com/group/r.git, git@example.com, 0, /group/r.git, ssh://example.com:22",
        "ssh://example.com:2222/r, example.com, 2222, /r, ssh://example.com:2222",
        "git+ssh://git@example.com/r, git@example.com, 0, /r, ssh://example.com:22",
        "ssh://git:secret@example.com/r, git@example.com, 0, /r, ssh://example.com:22",
        "ssh://git@[::1]:2222/r, git@::1, 2222, /r, ssh://[::1]:2222",
        "ssh://example.com/~me/r, example.com, 0, ~me/r, ssh://example.com:22",
        "git@example.com:group/r, git@example.com, 0, group/r, ssh://example.com:22",
        "example.com:/r, example.com, 0, /r, ssh://example.com:22",
    })
    void bothFormsOfAnAddressAreRead(String url, String destination, int port, String path, String server) {
        SshAddress address = SshAddress.of(url).orElseThrow();

        assertThat(address.destination()).isEqualTo(destination);
        assertThat(address.port()).isEqualTo(port);
        assertThat(address.path()).isEqualTo(path);
        assertThat(address.server()).isEqualTo(server);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/r",
                "http://example.com/r",
                "git://example.com/r",
                "file:///r",
                "/r",
                "r",
                "ssh://example.com",
                "ssh:///r",
                "",
            })
    void anotherUrlIsNone(String url) {
        assertThat(SshAddress.of(url)).isEmpty();
    }

    /** CVE-2017-1000117. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh://-oProxyCommand=touch/r",
                "ssh://-oProxyCommand=touch@example.com/r",
                "-oProxyCommand=touch:r",
                "example.com:-r",
                "ssh://example.com/r%0Atouch",
                "ssh://exa%6d ple.com/r",
            })
    void whatWouldBeTakenForAnOptionIsNone(String url) {
        assertThat(SshAddress.of(url)).isEmpty();
    }

    @Test
    void aPasswordIsNeverShown() {
        assertThat(SshAddress.of("ssh://git:secret@example.com:22/r"))
                .hasToString("Optional[ssh://git@example.com:22/r]");
    }

    @Test
    void aPathIsQuotedForTheShellThatIsThere() {
        assertThat(SshAddress.of("ssh://example.com/it's!").orElseThrow().command())
                .isEqualTo("git-upload-pack '/it'\\''s'\\!''");
    }
}
