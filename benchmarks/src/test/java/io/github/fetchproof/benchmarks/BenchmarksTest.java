package io.github.fetchproof.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

class BenchmarksTest {
    private static final Path RESULT = Path.of("jmh.json");

    @Test
    void byDefaultTheResultIsKeptWhatIsAllocatedIsMeasuredAndAFailureIsTheEnd() throws CommandLineOptionException {
        assertThat(completed("NextWait"))
                .containsExactly("NextWait", "-rf", "json", "-rff", RESULT.toString(), "-prof", "gc", "-foe", "true");
    }

    @Test
    void whatTheUserSaysStands() throws CommandLineOptionException {
        assertThat(completed("-rff", "mine.json", "-prof", "stack", "-foe", "false"))
                .containsExactly("-rff", "mine.json", "-prof", "stack", "-foe", "false", "-rf", "json");
    }

    private static List<String> completed(String... args) throws CommandLineOptionException {
        return Benchmarks.completed(args, new CommandLineOptions(args), RESULT);
    }
}
