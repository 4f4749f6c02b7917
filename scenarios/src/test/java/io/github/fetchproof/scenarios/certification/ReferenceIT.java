package io.github.fetchproof.scenarios.certification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.fetchproof.harness.scenario.Scenario;
import io.github.fetchproof.harness.scenario.Step;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The first command anybody types: certify the bundled fetcher. It runs once for all of these tests. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(600)
class ReferenceIT {
    private static final String REFUSED = "retry/refused-is-tried-a-few-times";

    private final KitRun run;
    private final int exit;

    ReferenceIT(@TempDir Path home) throws Exception {
        KitRun.needsSandbox(home);
        try (KitRun certify = KitRun.certify(home)) {
            run = certify;
            exit = certify.end();
        }
    }

    @Test
    void everyScenarioIsPassed() throws IOException {
        Results results = run.results();

        assertThat(results.scenarios())
                .filteredOn(each -> !each.required("verdict").textValue().equals("PASSED"))
                .isEmpty();
        assertThat(exit).as(String.join("\n", run.said())).isZero();
        assertThat(results.verdicts().keySet()).containsExactlyInAnyOrderElementsOf(ids());
        assertThat(results.preflight()).isEmpty();
        assertThat(results.partial()).isFalse();
        assertThat(results.root().required("summary").required("PASSED").intValue())
                .isEqualTo(ids().size());
        assertThat(run.output()).contains("PASSED " + ids().size() + "  FAILED 0");
    }

    @Test
    void everyVerdictOverAFaultNamesItsWitness() throws IOException {
        List<String> faulty = Catalogue.standard().scenarios().stream()
                .filter(ReferenceIT::makesItsSubjectMeetAFault)
                .map(Scenario::id)
                .toList();

        assertThat(faulty).hasSizeGreaterThan(15);
        assertThat(run.results().scenarios())
                .filteredOn(each -> faulty.contains(each.required("id").textValue()))
                .hasSameSizeAs(faulty)
                .allSatisfy(each -> assertThat(Results.texts(each.required("witness")))
                        .as(each.toString())
                        .isNotEmpty());
    }

    @Test
    void asManyDialsAtARefusedPortAsTheFetcherSaysItMade() throws IOException {
        JsonNode trace = JsonMapper.builder()
                .build()
                .readTree(run.out().resolve("traces/" + REFUSED + ".json").toFile());
        String link = trace.required("roads").get(0).required("link").textValue();
        int attempts = trace.required("fetches").get(0).required("attempts").intValue();

        List<Integer> dials = Capture.dials(run.out().resolve("traces/" + REFUSED + ".pcap"), link);
        List<JsonNode> told = new ArrayList<>();
        trace.required("events").forEach(event -> {
            if (event.path("to").asText().equals(link)
                    && event.path("flags").asText().equals("S")) {
                told.add(event);
            }
        });

        assertThat(attempts).isGreaterThan(1);
        assertThat(dials).hasSize(attempts).doesNotHaveDuplicates();
        assertThat(told).hasSize(attempts);
    }

    @Test
    void theReportForContinuousIntegrationIsWellFormed() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Element suites = factory.newDocumentBuilder()
                .parse(run.out().resolve("junit.xml").toFile())
                .getDocumentElement();

        assertThat(suites.getElementsByTagName("testcase").getLength()).isEqualTo(ids().size());
        assertThat(suites.getElementsByTagName("failure").getLength()).isZero();
        assertThat(suites.getElementsByTagName("error").getLength()).isZero();
    }

    @Test
    void theSummaryCountsThemAll() throws IOException {
        List<String> lines = Files.readAllLines(run.out().resolve("summary.md"));

        assertThat(lines.get(0)).isEqualTo("## Fetchproof: reference 0.1.0");
        assertThat(lines)
                .containsSubsequence(
                        "| PASSED | FAILED | WARNED | UNSUPPORTED | INCONCLUSIVE | BROKEN |",
                        "| ---: | ---: | ---: | ---: | ---: | ---: |",
                        "| " + ids().size() + " | 0 | 0 | 0 | 0 | 0 |");
    }

    @Test
    void everyScenarioHasATraceAndACapture() {
        assertThat(ids()).allSatisfy(id -> {
            assertThat(run.out().resolve("traces/" + id + ".json")).isNotEmptyFile();
            assertThat(run.out().resolve("traces/" + id + ".pcap")).isNotEmptyFile();
        });
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        assertThat(run.hadNetwork()).isTrue();
        run.leavesNothing();
    }

    private static List<String> ids() {
        return Catalogue.standard().scenarios().stream().map(Scenario::id).toList();
    }

    private static boolean makesItsSubjectMeetAFault(Scenario scenario) {
        return scenario.steps().stream()
                .anyMatch(step -> (step instanceof Step.Break broken && broken.met())
                        || (step instanceof Step.Serve served && served.met())
                        || step instanceof Step.BreakName);
    }
}
