package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertifyCommandTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --exec true --session true         | --exec and --session exclude each other
                    --exec true --manifest m.yaml      | --exec and --manifest exclude each other
                    --java a.B                         | --java needs --classpath
                    --classpath /x                     | --classpath goes with --java
                    --java a.B --classpath /nowhere    | --classpath holds no class a.B
                    --exec no-such-program-here        | no-such-program-here is not in PATH
                    --exec ''                          | must name a program
                    --manifest /nowhere/m.yaml         | /nowhere/m.yaml
                    --only no/such-scenario            | no scenario fits "no/such-scenario"
                    --jobs 0                           | jobs must be 1 to 256: 0
                    --jobs many                        | --jobs
                    --patience 0.5                     | patience must be 1 to 100: 0.5
                    --seed x                           | --seed
                    --sandbox maybe                    | --sandbox
                    --toxiproxy docker                 | --toxiproxy must be embedded, binary[:PATH], container or http://HOST:PORT: docker
                    --toxiproxy binary:/nowhere/server | --toxiproxy binary: not an executable file: /nowhere/server
                    --toxiproxy binary:/etc/passwd     | --toxiproxy binary: not an executable file: /etc/passwd
                    --toxiproxy http://h:8474/proxies  | --toxiproxy must be a URL like http://127.0.0.1:8474: http://h:8474/proxies
                    --toxiproxy http://u:p@h:8474      | --toxiproxy must be a URL like http://127.0.0.1:8474
                    --toxiproxy http://127.0.0.1       | --toxiproxy must be a URL like http://127.0.0.1:8474
                    --toxiproxy http://127.0.0.1:1     | --toxiproxy http://127.0.0.1:1: no Toxiproxy answers at http://127.0.0.1:1: Connection refused
                    --toxiproxy binary:/bin/true --sandbox off | --toxiproxy binary:/bin/true: /bin/true does not serve as a toxiproxy-server: it ended with 0
                    --toxiproxy container --sandbox on | --sandbox on and --toxiproxy container exclude each other
                    --events /tmp/file                 | --events must be -
                    --limit patience=3s                | --limit must name
                    --limit stall=soon                 | --limit stall must be a time
                    --out /proc/nowhere                | --out cannot be written: /proc/nowhere
                    --onyl x                           | did you mean --only?
                    """)
    void whatCannotWorkIsWrongUsageInOneSentence(String arguments, String sentence) {
        List<String> command = new ArrayList<>(List.of("certify"));
        for (String each : arguments.split(" ", -1)) {
            command.add(each.equals("''") ? "" : each);
        }

        Outcome outcome = Outcome.of(command.toArray(String[]::new));

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("fetchproof certify: ")
                .contains(sentence)
                .hasLineCount(1);
    }

    @Test
    void helpGivesAnExample() {
        Outcome outcome = Outcome.of("certify", "--help");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("--exec").contains("Example: ").doesNotContain("--until-input-ends");
    }
}
