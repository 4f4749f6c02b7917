package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.resilience.Backoff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateCommandTest {

    @Test
    void printsATableForPeople() {
        Outcome outcome = Outcome.of("simulate", "--strategy", "none,full-jitter", "--clients", "2", "--seeds", "2");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("none").contains("full-jitter").contains("2 clients");
    }

    @Test
    void printsJsonForPrograms() {
        Outcome outcome =
                Outcome.of("simulate", "--strategy", "none", "--clients", "1,2", "--seeds", "1", "--format", "json");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("\"strategy\" : \"none\"").contains("\"clients\" : 2");
    }

    @Test
    void anUnknownStrategyIsWrongUsageAndNamesTheKnownOnes() {
        Outcome outcome = Outcome.of("simulate", "--strategy", "hope");

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.err())
                .startsWith("fetchproof simulate: a strategy must begin with one of aws-blog-decorrelated, ")
                .contains(": hope (character 1 of \"hope\")")
                .hasLineCount(1);
    }

    @Test
    void anUnknownFormatIsWrongUsage() {
        Outcome outcome = Outcome.of("simulate", "--format", "yaml");

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.err()).contains("yaml").hasLineCount(1);
    }

    @Test
    void aNumberThatIsNoneIsWrongUsage() {
        Outcome outcome = Outcome.of("simulate", "--seeds", "many");

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.err()).contains("--seeds").contains("many").hasLineCount(1);
    }

    @Test
    void aStrategyCanBeWrittenOut() {
        Outcome outcome = Outcome.of(
                "simulate",
                "--strategy",
                "none,full-jitter(100ms,cap=5s)+budget(10%)",
                "--seeds",
                "1",
                "--clients",
                "9");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines()).anyMatch(line -> line.startsWith("full-jitter(100ms,cap=5s)+budget(10%) "));
    }

    @ParameterizedTest
    @CsvSource({
        "occ, time_ms",
        "independent, calls_per_request",
        "queue --mode stall --load 0.3 --outage 5s, recovery_s",
        "independent --failures 20%, success_share",
        "fleet --mode drop-retries --goproxy a.example|b.example --load 0.2, recovery_s",
        "fleet --refuses --load 0.2, recovery_s",
        "queue --preset hotos --load 0.2, recovery_s",
        "queue --mode throttle --retry-after 5s, recovery_s"
    })
    void everyModelCanBeRun(String model, String metric) {
        Outcome outcome = Outcome.of(arguments(model, "--clients 5 --strategy none --seeds 1 --format json"));

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("\"" + metric + "\"");
    }

    private static String[] arguments(String model, String rest) {
        return ("simulate --model " + model + " " + rest).split(" ", -1);
    }

    @Test
    void severalLoadsGiveARowEach() {
        Outcome outcome = Outcome.of("simulate", "--load", "0.3,60%", "--strategy", "none", "--seeds", "1");

        assertThat(outcome.out().lines()).anyMatch(line -> line.matches("none +0\\.30 .*"));
        assertThat(outcome.out().lines()).anyMatch(line -> line.matches("none +0\\.60 .*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "hope; a model must be queue, occ, independent or fleet: hope",
                "queue --mode hope; a mode of queue must be one of refuse, throttle, stall: hope",
                "fleet --mode stall; a mode of fleet must be one of spike-retries, drop-retries, spike-cache, drop-cache: stall",
                "occ --load 0.7; --load does not go with the model occ",
                "queue --failures 10%; --failures does not go with the model queue",
                "queue --load much; --load must be a share such as 0.7 or 70%: much",
                "queue --outage 500ms; --outage must be whole seconds above zero, such as 10s or 2m: 500ms",
                "queue --preset hope; a preset must be hotos: hope",
                "queue --preset hotos --mode stall; --mode does not go with --preset, which has its own",
                "fleet --preset hotos; --preset does not go with the model fleet",
                "queue --retry-after 5s; --retry-after needs --mode throttle, whose 503 asks for it",
                "queue --mode throttle --retry-after 1ms; --retry-after must be whole seconds above zero, such as 10s or 2m: 1ms",
                "occ --retry-after 5s; --retry-after does not go with the model occ",
                "queue --refuses; --refuses does not go with the model queue",
                "fleet --refuses --mode drop-cache; --refuses needs the mode drop-retries, whose first source it is about",
                "queue --until 100%; the width to stop at must be from 0 % to below 100 %: 1.0",
                "queue --shard 1/2; --shard needs --out",
                "queue --report /dev/null/x; --report must be a directory that can be written: /dev/null/x",
                "queue --report x --out y; --report does not go with --out, which makes no table",
                "queue --preset hotos --retry-after 5s; --retry-after does not go with --preset hotos",
                "queue --merge y; --model does not go with --merge",
                "queue --list; --model does not go with --list",
                "queue --out y --format json; --format does not go with --out, whose files are JSON lines",
                "queue --until 0%; --until must be above zero: 0%",
                "queue --load 101; the load must be at most 100 times what the server can do: 101.0",
                "queue --outage 999999999m; a run must end within a day: after",
                "fleet --goproxy off; a list must not end in off, which is no source",
                "independent --failures 100% --strategy full-jitter; where all attempts fail a strategy must have an end",
                "queue --threads 0; there must be at least one thread: 0",
                "queue --strategy class:a.B; --strategy class:a.B needs --classpath",
                "queue --strategy class:a.B --classpath /nowhere; a class must be on --classpath"
            })
    void whatIsWrongIsSaidInASentence(String options, String sentence) {
        Outcome outcome = Outcome.of(arguments(options, "--seeds 1"));

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.err()).startsWith("fetchproof simulate: " + sentence).hasLineCount(1);
    }

    @Test
    void whatIsMergedMustBeThere() {
        Outcome outcome = Outcome.of("simulate", "--merge", "/nowhere/at-all");

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.err())
                .startsWith("fetchproof simulate: a file of samples must be readable: /nowhere/at-all")
                .hasLineCount(1);
    }

    @Test
    void aClassOfTheUsersOwnIsRun() {
        String classes = SevenSeconds.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        Outcome own = Outcome.of(
                "simulate",
                "--strategy",
                "class:" + SevenSeconds.class.getName(),
                "--classpath",
                classes,
                "--seeds",
                "1");
        Outcome same = Outcome.of("simulate", "--strategy", "constant(7s)", "--seeds", "1");

        assertThat(numbers(own)).isNotEmpty().isEqualTo(numbers(same));
    }

    private static String numbers(Outcome outcome) {
        String last = outcome.out().lines().reduce("", (one, other) -> other);
        return last.substring(last.indexOf(' ')).strip();
    }

    /** A backoff such as a user would write. */
    public static final class SevenSeconds implements Backoff {
        @Override
        public long nextNanos(long previousNanos, int failures, RandomGenerator random) {
            return 7_000_000_000L;
        }
    }

    @Test
    void partsThatRunAnywhereMakeTheSameTable(@TempDir Path directory) throws IOException {
        String grid = "--strategy none,full-jitter --clients 1,50 --seeds 3";
        Path one = directory.resolve("one.jsonl");
        Path two = directory.resolve("two.jsonl");
        Outcome.of(arguments("queue", grid + " --shard 1/2 --threads 1 --out " + one));
        Outcome.of(arguments("queue", grid + " --shard 2/2 --threads 3 --out " + two));
        Outcome merged = Outcome.of("simulate", "--format", "json", "--merge", two.toString(), one.toString());

        assertThat(Files.readAllLines(one)).hasSize(6);
        assertThat(merged.out())
                .isEqualTo(Outcome.of(arguments("queue", grid + " --format json --threads 2"))
                        .out());
    }

    @Test
    void whatWasInterruptedIsGoneOnWith(@TempDir Path directory) throws IOException {
        String grid = "--strategy none,full-jitter --clients 9 --seeds 4 --out ";
        Path whole = directory.resolve("whole.jsonl");
        Outcome.of(arguments("queue", grid + whole));
        List<String> lines = Files.readAllLines(whole);
        Path broken = directory.resolve("broken.jsonl");
        Files.writeString(
                broken, lines.get(5) + "\n" + lines.get(0) + "\n" + lines.get(1).substring(0, 40));

        Outcome outcome = Outcome.of(arguments("queue", grid + broken));

        assertThat(outcome.code()).isZero();
        assertThat(Files.readAllLines(broken)).containsExactlyInAnyOrderElementsOf(lines);
        assertThat(Outcome.of(arguments("queue", "--load 0.3 " + grid + broken)).err())
                .startsWith("fetchproof simulate: a line must be of the grid that is run: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fleet --mode drop-retries", "occ", "independent"})
    void theReportIsTheSameBytesWithAnyNumberOfThreads(String model, @TempDir Path directory) throws IOException {
        String grid = "--strategy none,full-jitter --clients 9,12 --seeds 2 --report ";
        Path one = directory.resolve("one");
        Path three = directory.resolve("deeper/three");

        assertThat(Outcome.of(arguments(model, grid + one + " --threads 1")).code())
                .isZero();
        assertThat(Outcome.of(arguments(model, grid + three + " --threads 3")).code())
                .isZero();

        assertThat(one.resolve("index.html")).hasSameBinaryContentAs(three.resolve("index.html"));
    }

    @Test
    void aFileThatIsNoneIsWrongUsage(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("x"), "hope\n");

        assertThat(Outcome.of("simulate", "--merge", file.toString()).err())
                .startsWith("fetchproof simulate: a line must be a sample as JSON: hope");
    }

    @Test
    void listsWhatAStrategyCanBeMadeOf() {
        Outcome outcome = Outcome.of("simulate", "--list");

        assertThat(outcome.out())
                .contains("  full-jitter(base=100ms,cap=20s)\n      from nothing to the exponential wait\n")
                .contains("  budget(share=10%,window=10s)\n");
    }
}
