package io.github.fetchproof.scenarios.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run without the sandbox judges what can be judged there, and says what it costs. */
@Timeout(300)
class UnsandboxedIT {
    @Test
    void judgesTheRestAndSaysWhatItCosts(@TempDir Path home) throws Exception {
        String cost = "3 scenarios cannot be judged; not to be earned: core, private, resilient";

        try (KitRun run = KitRun.certify(
                home,
                "--sandbox",
                "off",
                "--only",
                "list/comma-stops-on-*",
                "--only",
                "priv/outage-does-not-leak",
                "--only",
                "cache/full-disk-fails-cleanly")) {
            int exit = run.end();
            Results results = run.results();

            assertThat(exit).as(String.join("\n", run.said())).isZero();
            assertThat(results.verdicts())
                    .isEqualTo(Map.of(
                            "list/comma-stops-on-refused", "UNSUPPORTED",
                            "list/comma-stops-on-server-error", "PASSED",
                            "list/comma-stops-on-every-other-status", "PASSED",
                            "list/comma-stops-on-every-broken-answer", "PASSED",
                            "priv/outage-does-not-leak", "UNSUPPORTED",
                            "cache/full-disk-fails-cleanly", "UNSUPPORTED"));
            assertThat(results.scenarios())
                    .filteredOn(each -> each.required("verdict").textValue().equals("UNSUPPORTED"))
                    .extracting(each -> each.required("reason"))
                    .extracting(JsonNode::textValue)
                    .containsExactlyInAnyOrder(
                            "needs the sandbox: outside it nobody sees what happens on the road",
                            "needs the sandbox: outside it nobody sees what happens on the road",
                            "needs the sandbox: outside it the full disk would be everybody's");
            assertThat(run.output()).containsOnlyOnce("without the sandbox: " + cost + "\n");
            assertThat(Files.readString(run.out().resolve("summary.md"))).contains("**Without the sandbox:** " + cost);
            assertThat(Files.readString(run.out().resolve("index.html"))).contains("Without the sandbox:", cost);
            run.leavesNothing();
        }
    }
}
