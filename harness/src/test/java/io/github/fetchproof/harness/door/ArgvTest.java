package io.github.fetchproof.harness.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgvTest {

    @Test
    void wordsAreSplitAndUnquoted() {
        assertThat(Argv.split(" a  'b c'\td\\ e \"f 'g' \\\" \\$x \\n\" '' h'i'\"j\"\\k "))
                .containsExactly("a", "b c", "d e", "f 'g' \" $x \\n", "", "hijk");
        assertThat(Argv.split("$HOME *.go | x > y ; z")).containsExactly("$HOME", "*.go", "|", "x", ">", "y", ";", "z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a 'b c' d",
                "a\\ b",
                "\"a \\\"b\\\" \\\\ \\x\" c",
                "''",
                "a''b \"\"",
                "'it'\\''s' x",
                "\"\\\\\" end",
                "'\\' x"
            })
    void aShellSplitsAlike(String line) {
        List<String> theirs = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> shell(line));

        assertThat(Argv.split(line)).isEqualTo(theirs);
    }

    @Property
    void anythingInSingleQuotesIsOneWord(@ForAll List<String> words) {
        String line =
                "x " + String.join(" ", words.stream().map(ArgvTest::quoted).toList());

        assertThat(Argv.split(line).subList(1, words.size() + 1)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t", "'a", "\"a", "\"a\\\"", "a\\"})
    void whatIsNoLineIsRefused(String line) {
        assertThatThrownBy(() -> Argv.split(line)).isInstanceOf(ManifestException.class);
    }

    @Test
    void aRelativeProgramIsSeenFromHereAndHereIsFilledIn() {
        Path here = Path.of("/here");

        assertThat(Argv.from(here, List.of("./a/../b", "./c", "{here}/d")))
                .containsExactly("/here/b", "./c", "/here/d");
        assertThat(Argv.from(here, List.of("plain"))).containsExactly("plain");
        assertThat(Argv.from(here, List.of("{here}/x"))).containsExactly("/here/x");
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static List<String> shell(String line) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("sh", "-c", "for each in " + line + "; do printf '%s\\n' \"$each\"; done").start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out.lines().toList();
    }
}
