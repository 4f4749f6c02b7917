package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is heeded of those that GOAUTH names. */
class KeyringTest {

    private static final HttpUrl URL = HttpUrl.get("https://proxy.test:8443/m/@v/v1.0.0.info");
    private static final Optional<Login> LOGIN = Optional.of(new Login("user", "pass"));
    private static final Headers OF_LOGIN = Headers.of("Authorization", "Basic dXNlcjpwYXNz");

    private final Path directory;
    private final Decisions decisions = new Decisions(Settings.of(new Surroundings(Map.of())));
    private final Deadline deadline = TimeAndChance.real().deadline(Duration.ofSeconds(60));

    KeyringTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void aProgramNamedBeforeNetrcIsHeededFirst() throws Exception {
        assertThat(told("{helper};netrc", LOGIN)).isEqualTo(Headers.of("Authorization", "of helper"));
    }

    @Test
    void netrcIsHeededFirstWhenItIsNamedBeforeAProgram() throws Exception {
        assertThat(told("netrc;{helper}", LOGIN)).isEqualTo(OF_LOGIN);
    }

    @Test
    void netrcStandsBetweenTwoPrograms() throws Exception {
        assertThat(told("{silent};netrc;{helper}", LOGIN)).isEqualTo(OF_LOGIN);
        assertThat(told("{silent};netrc;{helper}", Optional.empty()))
                .isEqualTo(Headers.of("Authorization", "of helper"));
    }

    @Test
    void whoSpeaksOfMoreOfTheUrlIsHeededFirstWhereverItIsNamed() throws Exception {
        assertThat(told("netrc;{deeper}", LOGIN)).isEqualTo(Headers.of("Authorization", "of deeper"));
    }

    @Test
    void aProgramThatSpeaksOfAnotherHostLeavesNetrcItsWord() throws Exception {
        assertThat(told("{elsewhere};netrc", LOGIN)).isEqualTo(OF_LOGIN);
    }

    @Test
    void afterARefusalAProgramThatSaysNothingMoreGivesWayToNetrc() throws Exception {
        Keyring keys = keyring("{once};netrc");
        assertThat(keys.headers(URL, LOGIN, deadline)).isEqualTo(Headers.of("Authorization", "of once"));

        keys.renew(URL, "HTTP/1.1 401 Unauthorized\n\n", deadline);

        assertThat(keys.headers(URL, LOGIN, deadline)).isEqualTo(OF_LOGIN);
    }

    @Test
    void afterARefusalAProgramThatSaysTheSameIsHeededFirstAgain() throws Exception {
        Keyring keys = keyring("{helper};netrc");

        keys.renew(URL, "HTTP/1.1 401 Unauthorized\n\n", deadline);

        assertThat(keys.headers(URL, LOGIN, deadline)).isEqualTo(Headers.of("Authorization", "of helper"));
    }

    @Test
    void overHttpNoProgramIsHeeded() throws Exception {
        HttpUrl open = HttpUrl.get("http://proxy.test:8443/m");

        assertThat(keyring("{helper};netrc").headers(open, Optional.empty(), deadline))
                .isEqualTo(Headers.of());
    }

    private Headers told(String goauth, Optional<Login> login) throws IOException, InterruptedException {
        return keyring(goauth).headers(URL, login, deadline);
    }

    /** A name in braces is that of a program. */
    private Keyring keyring(String goauth) throws IOException {
        program("helper", says("https://proxy.test:8443", "of helper"));
        program("deeper", says("https://proxy.test:8443/m/", "of deeper"));
        program("elsewhere", says("https://proxy.test", "of elsewhere"));
        program("silent", "");
        program("once", "test $# = 1 || " + says("https://proxy.test:8443", "of once"));
        GoAuth parsed = GoAuth.parse(goauth.replace("{", directory + "/").replace("}", ""));
        List<AuthCommand> commands = new ArrayList<>();
        for (GoAuth.Command each : parsed.commands()) {
            commands.add(new AuthCommand(each, work -> new Thread(work).start(), new Children()));
        }
        return new Keyring(decisions, parsed.ahead(), commands);
    }

    private static String says(String url, String what) {
        return "printf '" + url + "\\n\\nAuthorization: " + what + "\\n\\n'";
    }

    private void program(String name, String script) throws IOException {
        Path program = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
