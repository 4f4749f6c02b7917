package io.github.fetchproof.scenarios.certification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.fetchproof.harness.door.Programs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the command says of GOPROXY lines, with the bundled fetcher and with the real {@code go}. */
@Timeout(180)
class GoproxyIT {
    private final Path home;

    GoproxyIT(@TempDir Path home) {
        this.home = home;
    }

    @BeforeEach
    void needsSandbox() {
        KitRun.needsSandbox(home);
    }

    @Test
    void afterACommaOnlyNotFoundLeadsOnAndLeaks() throws Exception {
        Map<String, String> cells = cells(1, "a.example,b.example", "--fault", "nothing,refused,404,503-once");

        assertThat(cells)
                .containsEntry("nothing P1", "lives P1 told []")
                .containsEntry("refused P1", "dies  told []")
                .containsEntry("404 P1", "lives P2 told [\"P2\"]")
                .containsEntry("503-once P1", "lives P1 told []")
                .containsEntry("nothing P2", "lives P2")
                .containsEntry("refused P2", "dies ")
                .hasSize(8);
    }

    @Test
    void afterAPipeEveryErrorLeadsOnAndLeaks() throws Exception {
        Map<String, String> cells = cells(1, "a.example|b.example", "--fault", "refused,500,bad-zip");

        assertThat(cells)
                .containsEntry("refused P1", "lives P2 told [\"P2\"]")
                .containsEntry("500 P1", "lives P2 told [\"P2\"]")
                .containsEntry("bad-zip P1", "lives P2 told [\"P2\"]")
                .containsEntry("refused P2", "dies ")
                .hasSize(6);
    }

    @Test
    void aLineWithOneProxyLeaksNothing() throws Exception {
        assertThat(cells(0, "a.example,off", "--fault", "refused,404"))
                .containsEntry("refused P1", "dies  told []")
                .containsEntry("404 P1", "dies  told []")
                .hasSize(2);
    }

    @Test
    void whatGoprivateCoversLeaksToNobody() throws Exception {
        assertThat(cells(0, "a.example|b.example", "--fault", "refused", "--private", "*.corp.example"))
                .containsEntry("refused P1", "lives P2 told []");
    }

    @Test
    void theGoCommandHangsOnSilenceAndKeepsToTheSeparators() throws Exception {
        assumeTrue(
                Programs.commandExists("go", System.getenv().getOrDefault("PATH", "")),
                "go is not installed: nobody is there to hang");

        Map<String, String> cells = cells(
                1,
                "a.example|b.example,direct",
                "--fault",
                "nothing,refused,silence,404",
                "--exec",
                "go mod download -json {module}@{version}",
                "--limit",
                "header=1s",
                "--limit",
                "stall=1s");

        assertThat(cells)
                .containsEntry("nothing P1", "lives P1 told []")
                .containsEntry("refused P1", "lives P2 told [\"P2\",\"direct\"]")
                .containsEntry("silence P1", "hangs  told []")
                .containsEntry("refused P2", "dies ")
                .containsEntry("404 P2", "direct ");
    }

    /** Fault and proxy to what becomes of the build, via whom, and at the first proxy who learns what is private. */
    private Map<String, String> cells(int exit, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("goproxy", "--format", "json"));
        command.addAll(List.of(arguments));
        try (KitRun run = KitRun.start(home, command)) {
            assertThat(run.end()).as(run.said() + run.output()).isEqualTo(exit);
            run.leavesNothing();
            JsonNode cells = JsonMapper.builder().build().readTree(run.output()).at("/cells");
            Map<String, String> told = new TreeMap<>();
            StreamSupport.stream(cells.spliterator(), false).forEach(cell -> told.put(name(cell), words(cell)));
            return told;
        }
    }

    private static String name(JsonNode cell) {
        return cell.at("/fault").textValue() + " " + cell.at("/proxy").textValue();
    }

    private static String words(JsonNode cell) {
        return cell.at("/build/fate").textValue() + " " + cell.at("/build/via").textValue()
                + (cell.has("private") ? " told " + cell.at("/private/told") : "");
    }
}
