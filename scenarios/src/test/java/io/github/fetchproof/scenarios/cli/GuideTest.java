package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide shows what the laboratory prints. */
class GuideTest {
    private static final Path GUIDE = Path.of("..", "benchmarks", "choosing-backoff.md");
    private static final String CHEAP = """
            ```console
            $ java -jar scenarios/target/fetchproof.jar simulate --model occ --strategy 'none' --clients 2 --seeds 2
                             time
            strategy           ms       writes
            none      91.9 +-1.51  3.00 +-0.00
            ```
            """;

    static List<Transcript> guide() throws IOException {
        return Transcript.of(Files.readString(GUIDE));
    }

    @ParameterizedTest
    @MethodSource("guide")
    void theTableIsWhatTheCommandAboveItPrints(Transcript shown) {
        shown.check();
    }

    @Test
    void aTableThatWasPrintedPasses() {
        Transcript.of(CHEAP).get(0).check();
    }

    @ParameterizedTest
    @CsvSource({
        "3.00, 3.01",
        "91.9, 91.8",
        "time, Time",
        "none      91, none  91",
        "--seeds 2, --seeds 3",
        "simulate, fetch"
    })
    void whatWasChangedIsSeen(String printed, String changed) {
        Transcript transcript = Transcript.of(CHEAP.replace(printed, changed)).get(0);

        assertThatExceptionOfType(AssertionError.class).isThrownBy(transcript::check);
    }

    @Test
    void aRowThatIsMissingOrTooManyIsSeen() {
        String row = CHEAP.lines()
                        .filter(line -> line.startsWith("none"))
                        .findFirst()
                        .orElseThrow() + "\n";

        for (String page : List.of(CHEAP.replace(row, ""), CHEAP.replace(row, row + row))) {
            Transcript transcript = Transcript.of(page).get(0);

            assertThatExceptionOfType(AssertionError.class).isThrownBy(transcript::check);
        }
    }

    @Test
    void aPageWithoutCommandsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transcript.of("# A page\n\nthat says much and shows nothing.\n"))
                .withMessage("a page must show at least one command: none was found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\nnone 1.00\n```\n",
                "```sh\n$ simulate\n```\n",
                "```console\nsimulate\n```\n",
                "```console\n```\n"
            })
    void aBlockThatNoCommandPrintedIsRefused(String block) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transcript.of(CHEAP + block))
                .withMessageStartingWith("a block must be ```console, then $ java -jar");
    }

    @Test
    void aBlockThatDoesNotEndIsRefused() {
        String cut = CHEAP.substring(0, CHEAP.lastIndexOf("```"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transcript.of(CHEAP + cut))
                .withMessage("a block must end with ```: line 7, ```console does not");
    }
}
