package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.harness.fetcher.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitConfigurationTest {

    private static final String URL = "https://example.com/group/r";

    private final Path home;
    private final Map<String, String> variables = new HashMap<>();

    GitConfigurationTest(@TempDir Path home) {
        this.home = home;
        variables.put("HOME", home.toString());
    }

    @Test
    void aUrlIsAsItIsWhereNothingIsConfigured() throws Exception {
        assertThat(instead(URL)).isEqualTo(URL);
    }

    @Test
    void theFileOfTheUserIsRead() throws Exception {
        Files.writeString(home.resolve(".gitconfig"), """
                [user]
                	name = me
                [url "ssh://git@example.com/"]
                	insteadOf = https://example.com/
                """);

        assertThat(instead(URL)).isEqualTo("ssh://git@example.com/group/r");
        assertThat(instead("https://example.org/r")).isEqualTo("https://example.org/r");
    }

    @Test
    void theLongestBeginningWins() throws Exception {
        values(
                "url.ssh://git@example.com/.insteadOf", "https://example.com/",
                "url.git@code.example.com:.insteadof", "https://example.com/group/",
                "url.https://mirror.example.com/.insteadOf", "https://");

        assertThat(instead(URL)).isEqualTo("git@code.example.com:r");
        assertThat(instead("https://example.org/r")).isEqualTo("https://mirror.example.com/example.org/r");
    }

    @Test
    void oneBaseMayStandForSeveral() throws Exception {
        values(
                "url.ssh://git@example.com/.insteadOf", "https://example.com/",
                "url.ssh://git@example.com/.insteadOf", "https://www.example.com/",
                "core.autocrlf", "true");

        assertThat(instead(URL)).startsWith("ssh://git@example.com/");
        assertThat(instead("https://www.example.com/r")).isEqualTo("ssh://git@example.com/r");
    }

    @Test
    void aFileThatIsNamedIsReadInPlaceOfTheUsersOwn() throws Exception {
        Files.writeString(home.resolve(".gitconfig"), "[url \"ssh://a/\"]\ninsteadOf = https://example.com/\n");
        Path other = Files.writeString(home.resolve("other"), "[url \"ssh://b/\"]\ninsteadOf = https://example.com/\n");
        variables.put("GIT_CONFIG_GLOBAL", other.toString());

        assertThat(instead(URL)).isEqualTo("ssh://b/group/r");

        variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
        assertThat(instead(URL)).isEqualTo(URL);
    }

    @Test
    void whatCannotBeReadIsToldOfThisMachine() throws IOException {
        Files.writeString(home.resolve(".gitconfig"), "[url \"ssh://a/\n");

        assertThatThrownBy(() -> instead(URL))
                .isInstanceOfSatisfying(
                        FetchFailure.class,
                        failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.LOCAL))
                .hasMessageStartingWith("git's configuration must be readable: " + home.resolve(".gitconfig"));
    }

    @Test
    void variablesThatMakeNoSenseAreRefusedInOneSentence() {
        variables.put("GIT_CONFIG_COUNT", "two");
        assertThatThrownBy(this::settings).hasMessageStartingWith("GIT_CONFIG_COUNT must be a whole number");

        variables.put("GIT_CONFIG_COUNT", "1");
        assertThatThrownBy(this::settings).hasMessageStartingWith("GIT_CONFIG_KEY_0 must be a key such as");
    }

    private void values(String... pairs) {
        variables.put("GIT_CONFIG_COUNT", String.valueOf(pairs.length / 2));
        for (int i = 0; i < pairs.length / 2; i++) {
            variables.put("GIT_CONFIG_KEY_" + i, pairs[2 * i]);
            variables.put("GIT_CONFIG_VALUE_" + i, pairs[2 * i + 1]);
        }
    }

    private GitSettings settings() {
        return Settings.of(new Surroundings(variables)).git();
    }

    private String instead(String url) throws FetchFailure {
        return new GitConfiguration(settings()).instead(url);
    }
}
