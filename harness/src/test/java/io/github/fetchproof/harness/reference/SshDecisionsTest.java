package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.git.SshAddress;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the end of a conversation over SSH means. */
class SshDecisionsTest {

    private final Decisions right = new Decisions(Settings.of(new Surroundings(Map.of())));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh: connect to host git.example.com port 22: Connection refused",
                "ssh: connect to host git.example.com port 22: Connection timed out",
                "ssh: connect to host git.example.com port 22: No route to host",
                "Warning: something\nssh: connect to host ::1 port 2222: Network is unreachable",
                "Connection timed out during banner exchange\nConnection to 192.0.2.1 port 22 timed out",
                "kex_exchange_identification: read: Connection reset by peer",
                "banner exchange: Connection to 192.0.2.1 port 22: invalid format",
            })
    void aPortIsBlockedWhereNobodySpeaksSsh(String words) {
        assertThat(right.isBlocked(of(255, 0, words))).isTrue();
        assertThat(right.classOf(of(255, 0, words))).isEqualTo(FailureClass.TRANSIENT);
    }

    @Test
    void aPortIsBlockedWhereNothingCame() {
        SshEnd silent = new SshEnd(OptionalInt.empty(), 0, "");

        assertThat(right.isBlocked(silent)).isTrue();
        assertThat(right.classOf(silent)).isEqualTo(FailureClass.TRANSIENT);
    }

    @ParameterizedTest
    @CsvSource({
        "255, 0, git@example.com: Permission denied (publickey)., UNAUTHORIZED",
        "255, 0, Host key verification failed., PERMANENT",
        "255, 0, ssh: Could not resolve hostname git.example.com: Name or service not known, TRANSIENT",
        "255, 0, Connection to example.com closed by remote host., TRANSIENT",
        "255, 99, client_loop: send disconnect: Broken pipe, TRANSIENT",
        "1, 0, ERROR: Repository not found., PERMANENT",
        "128, 0, fatal: not a git repository, PERMANENT",
        "127, 0, sh: 1: ssh: not found, PERMANENT",
        "0, 20, Invalid packet line header: Welc, PERMANENT",
    })
    void whoeverAnsweredIsNotBlocked(int status, long bytes, String words, FailureClass meaning) {
        assertThat(right.isBlocked(of(status, bytes, words))).isFalse();
        assertThat(right.classOf(of(status, bytes, words))).isEqualTo(meaning);
    }

    @Test
    void whatTheHostSaysDoesNotMakeAPortBlocked() {
        String banner = "ssh: connect to host example.com port 22: so says the banner\n";

        assertThat(right.isBlocked(of(255, 0, banner + "git@example.com: Permission denied (publickey).")))
                .isFalse();
        assertThat(right.isBlocked(of(255, 0, banner + "Host key verification failed.")))
                .isFalse();
        assertThat(right.isBlocked(of(1, 0, banner))).isFalse();
    }

    @Test
    void anAnswerThatStoppedIsNotBlocked() {
        SshEnd stopped = new SshEnd(OptionalInt.empty(), 99, "");

        assertThat(right.isBlocked(stopped)).isFalse();
        assertThat(right.classOf(stopped)).isEqualTo(FailureClass.TRANSIENT);
    }

    @ParameterizedTest
    @CsvSource({
        "ssh://git@example.com:2222/group/r.git, https://example.com/group/r.git",
        "git@example.com:group/r, https://example.com/group/r",
        "ssh://[::1]/r, https://[::1]/r",
    })
    void theOtherWayIsHttpsAtTheSameHost(String ssh, String https) {
        assertThat(right.overHttps(SshAddress.of(ssh).orElseThrow())).contains(https);
    }

    @Test
    void notFoundOverHttpsIsNoWordOfTheRepository() {
        assertThat(right.classOfBoth(FailureClass.NOT_FOUND)).isEqualTo(FailureClass.TRANSIENT);
        assertThat(right.classOfBoth(FailureClass.UNAUTHORIZED)).isEqualTo(FailureClass.UNAUTHORIZED);
    }

    private static SshEnd of(int status, long bytes, String words) {
        return new SshEnd(OptionalInt.of(status), bytes, words);
    }
}
