package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.fetchproof.harness.door.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthCommandTest {

    private static final HttpUrl URL = HttpUrl.get("https://proxy.test:8443/m/@v/v1.0.0.info");

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Path directory;

    AuthCommandTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void aProgramIsRunWithoutArgumentsFirst() throws Exception {
        AuthCommand command = program("printf 'https://proxy.test\\n\\nArguments: %s\\n\\n' $#");

        assertThat(command.ask(LONG)).isEqualTo(Map.of("proxy.test", Headers.of("Arguments", "0")));
    }

    @Test
    void afterARefusalAProgramIsToldTheUrlAndTheAnswer() throws Exception {
        AuthCommand command =
                program("read -r line; printf 'https://proxy.test\\n\\nUrl: %s\\nSaid: %s\\n\\n' \"$1\" \"$line\"");

        assertThat(command.ask(URL, "HTTP/1.1 401 Unauthorized\nDate: today\n\n", LONG))
                .isEqualTo(
                        Map.of("proxy.test", Headers.of("Url", URL.toString(), "Said", "HTTP/1.1 401 Unauthorized")));
    }

    @Test
    void aProgramThatFailsIsToldByItsNameAndStatus() throws Exception {
        AuthCommand command = program("echo secret; exit 3");

        assertThatThrownBy(() -> command.ask(LONG))
                .isInstanceOf(IOException.class)
                .hasMessage(directory.resolve("helper") + " of GOAUTH failed with status 3");
    }

    @Test
    void whatAProgramPrintsIsNotRepeatedWhenItIsNotUnderstood() throws Exception {
        AuthCommand command = program("echo secret");

        assertThatThrownBy(() -> command.ask(LONG))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was not understood")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aProgramThatTakesTooLongIsEnded() throws Exception {
        AuthCommand command = program("exec sleep 60");

        assertThatThrownBy(() -> command.ask(Duration.ofMillis(200)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("took longer than");
    }

    @Test
    void aProgramNeedNotReadWhatItIsTold() throws Exception {
        AuthCommand command = program("exec 0<&-; printf 'https://proxy.test\\n\\n\\n'");

        assertThat(command.ask(URL, "x".repeat(1_000_000), LONG)).containsOnlyKeys("proxy.test");
    }

    @Test
    void gitIsAskedForTheUrlInItsDirectory() throws Exception {
        assumeThat(Programs.find("git", System.getenv().getOrDefault("PATH", "")))
                .as("no git here")
                .isPresent();
        run("git", "init", "-q", directory.toString());
        run(
                "git",
                "-C",
                directory.toString(),
                "config",
                "credential.helper",
                "!f() { echo username=user; echo password=pass; }; f");
        AuthCommand git = command(new GoAuth.Command(List.of(directory.toString()), true));

        assertThat(git.ask(LONG)).isEmpty();
        assertThat(git.ask(URL, "", LONG))
                .isEqualTo(Map.of("proxy.test:8443", Headers.of("Authorization", "Basic dXNlcjpwYXNz")));
    }

    private AuthCommand program(String script) throws IOException {
        Path program = Files.writeString(directory.resolve("helper"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return command(new GoAuth.Command(List.of(program.toString()), false));
    }

    private static AuthCommand command(GoAuth.Command command) {
        return new AuthCommand(command, work -> new Thread(work).start(), new Children());
    }

    private static void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
