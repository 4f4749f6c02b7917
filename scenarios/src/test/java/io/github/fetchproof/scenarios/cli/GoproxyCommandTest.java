package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoproxyCommandTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    A,B                                   ; must be a URL, direct or off: A
                    off                                   ; must name 1 to 20 proxies
                    a.example,ftp://b.example             ; must have the scheme
                    ''                                    ; LINE
                    a.example b.example                   ; unmatched argument
                    a.example --private corp              ; private globs must be such as
                    a.example --fault refused,none        ; --fault must be of nothing, refused
                    a.example --exec no-such-program-here ; no-such-program-here is not in PATH
                    a.example --exec true --session true  ; exclude each other
                    a.example --jobs 0                    ; jobs must be 1 to 256: 0
                    a.example --format xml                ; --format
                    a.example --limit stall=soon          ; --limit stall must be a time
                    """)
    void whatCannotWorkIsWrongUsageInOneSentence(String arguments, String sentence) {
        List<String> command = new ArrayList<>(List.of("goproxy"));
        if (!arguments.isEmpty()) {
            command.addAll(List.of(arguments.split(" ", -1)));
        }

        Outcome outcome = Outcome.of(command.toArray(String[]::new));

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("fetchproof goproxy: ")
                .contains(sentence)
                .hasLineCount(1);
    }

    @Test
    void helpSaysThatNoHostOfTheLineIsContacted() {
        Outcome outcome = Outcome.of("goproxy", "--help");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("No host of the line is contacted").contains("Example: ");
    }
}
