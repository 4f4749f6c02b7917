package io.github.fetchproof.scenarios.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run that is ended in the middle keeps what it knew by then, marked partial, and takes everything down. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class InterruptionIT {
    private static final Pattern FIRST_PASSED = Pattern.compile("^ *[0-9]+/([0-9]+) PASSED ");
    private static final Pattern JUDGED = Pattern.compile("^ *[0-9]+/[0-9]+ ([A-Z]+) (\\S+)$");
    private static final int SIGINT = 2;

    private final Path home;

    InterruptionIT(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void controlCEndsItInGoodOrder() throws Exception {
        KitRun.needsSandbox(home);
        assumeFalse(ignored(SIGINT), "this process ignores SIGINT, and so would every process it starts");

        try (KitRun run = KitRun.certifyAsJob(home.resolve("int"), "--only", "net/*")) {
            int scenarios = awaitFirst(run);
            run.signalJob("INT");
            int exit = run.end();

            assertThat(exit).as(String.join("\n", run.said())).isEqualTo(130);
            keepsWhatWasJudged(run, scenarios);
            run.leavesNothing();
        }
    }

    @Test
    void controlCBeforeAnythingIsJudgedEndsItToo() throws Exception {
        KitRun.needsSandbox(home);
        assumeFalse(ignored(SIGINT), "this process ignores SIGINT, and so would every process it starts");

        try (KitRun run = KitRun.certifyAsJob(home.resolve("early"), "--only", "net/*")) {
            run.awaitLine(Pattern.compile("^seed "));
            run.signalJob("INT");
            int exit = run.end();

            assertThat(exit).as(String.join("\n", run.said())).isEqualTo(130);
            run.leavesNothing();
        }
    }

    @Test
    void aRequestToEndIsTheSame() throws Exception {
        KitRun.needsSandbox(home);

        try (KitRun run = KitRun.certify(home.resolve("term"), "--only", "net/*")) {
            int scenarios = awaitFirst(run);
            run.signal("TERM");
            int exit = run.end();

            assertThat(exit).as(String.join("\n", run.said())).isIn(130, 143);
            keepsWhatWasJudged(run, scenarios);
            run.leavesNothing();
        }
    }

    @Test
    void withoutASandboxAsWell() throws Exception {
        try (KitRun run = KitRun.certify(home.resolve("off"), "--sandbox", "off", "--only", "net/*")) {
            int scenarios = awaitFirst(run);
            run.signal("TERM");
            int exit = run.end();

            assertThat(exit).as(String.join("\n", run.said())).isIn(130, 143);
            keepsWhatWasJudged(run, scenarios);
            run.leavesNothing();
        }
    }

    @Test
    void aKillLeavesReadableResultsAndNoProcess() throws Exception {
        KitRun.needsSandbox(home);

        try (KitRun run = KitRun.certify(home.resolve("kill"), "--only", "net/*")) {
            int scenarios = awaitFirst(run);
            run.signal("KILL");
            int exit = run.end();

            assertThat(exit).isEqualTo(137);
            assertThat(run.results().partial()).isTrue();
            run.leavesNoProcess(Duration.ofSeconds(60));
            keepsWhatWasJudged(run, scenarios);
        }
    }

    /** How many scenarios there are to judge, once one of them is passed. */
    private static int awaitFirst(KitRun run) throws InterruptedException {
        Matcher first = FIRST_PASSED.matcher(run.awaitLine(FIRST_PASSED));
        assertThat(first.find()).isTrue();
        return Integer.parseInt(first.group(1));
    }

    private static void keepsWhatWasJudged(KitRun run, int scenarios) throws IOException {
        Results results = run.results();
        List<String> judged = run.said().stream()
                .map(JUDGED::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(2))
                .toList();

        assertThat(results.partial()).isTrue();
        assertThat(results.verdicts().keySet()).isNotEmpty().containsAll(judged);
        assertThat(results.verdicts()).hasSizeLessThan(scenarios);
        assertThat(results.verdicts().values()).isSubsetOf("PASSED", "UNSUPPORTED");
        assertThat(run.out().resolve("index.html"))
                .content()
                .contains("<strong>Partial:</strong>")
                .contains("id=\"" + judged.get(0) + "\"")
                .endsWith("</html>\n");
    }

    /** Whether this process ignores a signal: a shell without job control lets what it starts in the background ignore SIGINT. */
    private static boolean ignored(int signal) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
                .anyMatch(mask -> mask.testBit(signal - 1));
    }
}
