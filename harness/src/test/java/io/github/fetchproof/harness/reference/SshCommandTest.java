package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.harness.git.SshAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is run as GIT_SSH_COMMAND says, with programs that are no ssh. */
@Timeout(60)
class SshCommandTest {

    private static final Duration PLENTY = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final SshAddress AT =
            SshAddress.of("ssh://git@example.com:2222/group/r").orElseThrow();

    private final Path directory;
    private final ExecutorService workers = Executors.newCachedThreadPool();

    SshCommandTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void close() {
        workers.shutdownNow();
    }

    @Test
    void theLineIsRunByAShellWithWhatGitAdds() throws Exception {
        String line = program("printf '%s|' \"$@\"") + " -i 'a key' -v";

        assertThat(said(line)).isEqualTo("-i|a key|-v|-p|2222|git@example.com|git-upload-pack '/group/r'|");
    }

    @Test
    void whatIsSaidIsHeard() throws Exception {
        String echo = command(program("exec cat"), PLENTY)
                .converse(
                        AT,
                        100,
                        (in, out) -> {
                            out.write("hello".getBytes(UTF_8));
                            out.close();
                            return new String(in.readAllBytes(), UTF_8);
                        },
                        deadline(PLENTY));

        assertThat(echo).isEqualTo("hello");
    }

    @Test
    void nobodyIsPrompted() throws Exception {
        assertThat(said(program("printf '%s %s' \"$SSH_ASKPASS\" \"$SSH_ASKPASS_REQUIRE\"")))
                .isEqualTo("false force");
    }

    @Test
    void aFailureHasItsStatusAndItsLastWords() throws IOException {
        String line = program("echo no such thing >&2; exit 3");

        assertFailed(() -> said(line), new SshEnd(OptionalInt.of(3), 0, "no such thing"));
    }

    @Test
    void ofManyWordsTheLastAreKept() throws IOException {
        String line = program("for i in $(seq 9999); do echo $i; done >&2; echo last >&2; exit 255");

        assertThatThrownBy(() -> said(line))
                .isInstanceOfSatisfying(
                        SshCommand.Failed.class,
                        failed -> assertThat(failed.end().words())
                                .hasSizeLessThanOrEqualTo(2000)
                                .endsWith("9999\nlast"));
    }

    @Test
    void aProgramThatIsNotThereIsToldByTheShell() {
        assertThatThrownBy(() -> said(directory.resolve("nothing").toString()))
                .isInstanceOfSatisfying(SshCommand.Failed.class, failed -> {
                    assertThat(failed.end().status()).hasValue(127);
                    assertThat(failed.end().words()).contains("nothing");
                });
    }

    @Test
    void silenceIsEndedWithAllThatItStarted() throws Exception {
        Path sleeper = directory.resolve("sleeper");
        String line = program("sleep 600 & echo $! > " + sleeper + "; wait");

        assertThatThrownBy(() -> command(line, SHORT).converse(AT, 100, this::all, deadline(PLENTY)))
                .isInstanceOfSatisfying(
                        SshCommand.Failed.class,
                        failed -> assertThat(failed.end()).isEqualTo(new SshEnd(OptionalInt.empty(), 0, "")));

        if (Files.exists(sleeper)) {
            ProcessHandle.of(Long.parseLong(Files.readString(sleeper).strip()))
                    .ifPresent(handle -> handle.onExit().join());
        }
    }

    @Test
    void anAnswerThatStopsIsEnded() throws IOException {
        String line = program("printf some; exec sleep 600");

        assertThatThrownBy(() -> new SshCommand(line, limits(PLENTY, SHORT), System::nanoTime, workers, new Children())
                        .converse(AT, 100, this::all, deadline(PLENTY)))
                .isInstanceOfSatisfying(
                        SshCommand.Failed.class,
                        failed -> assertThat(failed.end()).isEqualTo(new SshEnd(OptionalInt.empty(), 4, "")));
    }

    @Test
    void nothingGoesOnBeyondTheDeadline() throws IOException {
        String line = program("exec sleep 600");

        assertThatThrownBy(() -> command(line, PLENTY).converse(AT, 100, this::all, deadline(SHORT)))
                .isInstanceOf(SshCommand.Failed.class);
    }

    @Test
    void tooMuchIsNotRead() throws IOException {
        String line = program("printf 12345678901");

        assertThatThrownBy(() -> command(line, PLENTY).converse(AT, 10, this::all, deadline(PLENTY)))
                .isInstanceOf(SshCommand.Failed.class)
                .hasMessage("the answer must have at most 10 bytes");
    }

    private String said(String line) throws SshCommand.Failed, InterruptedException {
        return command(line, PLENTY).converse(AT, 100, this::all, deadline(PLENTY));
    }

    private String all(java.io.InputStream in, java.io.OutputStream out) throws IOException {
        out.close();
        return new String(in.readAllBytes(), UTF_8);
    }

    private static void assertFailed(ThrowingCallable call, SshEnd end) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SshCommand.Failed.class,
                        failed -> assertThat(failed.end()).isEqualTo(end));
    }

    private SshCommand command(String line, Duration each) {
        return new SshCommand(line, limits(each, each), System::nanoTime, workers, new Children());
    }

    private static Settings.Limits limits(Duration toBegin, Duration stall) {
        Duration none = Duration.ZERO;
        return new Settings.Limits(none, toBegin, none, none, stall, PLENTY);
    }

    private static Deadline deadline(Duration after) {
        return TimeAndChance.real().deadline(after);
    }

    private String program(String script) throws IOException {
        Path program = Files.writeString(directory.resolve("program"), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"))
                .toString();
    }
}
