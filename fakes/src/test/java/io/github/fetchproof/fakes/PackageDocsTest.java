package io.github.fetchproof.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fake's package says how to use it alone, in lines that a test of the same package compiles and runs. */
class PackageDocsTest {
    private static final Path MAIN = Path.of("src/main/java/io/github/fetchproof/fakes");
    private static final Path TEST = Path.of("src/test/java/io/github/fetchproof/fakes");
    private static final Pattern CODE = Pattern.compile("<pre>\\{@code\\n(.+?)\\n \\* }</pre>", Pattern.DOTALL);

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"cache", "git", "link", "origin", "sumdb", "tls", "toxiproxy", "world"})
    void theLinesOfAPackageStandInATestInTheSameOrder(String room) throws Exception {
        Matcher code = CODE.matcher(Files.readString(MAIN.resolve(room + "/package-info.java")));
        assertThat(code.find()).as("lines of code in " + room).isTrue();
        String test = packed(Files.readString(TEST.resolve(room + "/AloneTest.java")));

        List<String> lines = code.group(1)
                .lines()
                .map(line -> packed(line.replaceFirst("^ \\*", "")))
                .filter(line -> !line.isEmpty())
                .toList();

        assertThat(test).containsSubsequence(lines);
    }

    /** Without blanks: a formatter breaks lines where it likes. */
    private static String packed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
