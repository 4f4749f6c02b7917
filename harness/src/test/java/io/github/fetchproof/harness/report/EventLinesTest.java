package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fetchproof.harness.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLinesTest {

    @Test
    void aRunIsToldInOrder() throws Exception {
        String lines = EventLines.started(42, 6)
                + EventLines.preflight(List.of())
                + EventLines.judged(Samples.judgement(Verdict.FAILED))
                + EventLines.ended(Samples.everyVerdict());

        assertThat(lines.lines().map(EventLinesTest::event)).containsExactly("started", "preflight", "judged", "ended");
    }

    @Test
    void aScenarioIsToldAsInTheResults() throws Exception {
        JsonNode line = new ObjectMapper().readTree(EventLines.judged(Samples.judgement(Verdict.FAILED)));
        JsonNode results = new ObjectMapper().readTree(ResultsJson.of(Samples.everyVerdict()));

        assertThat(line.get("scenario")).isEqualTo(results.at("/scenarios/1"));
    }

    @Test
    void aHostileSubjectCannotEndALine() {
        assertThat(EventLines.judged(Samples.hostile().judgements().get(0)).lines())
                .hasSize(1);
        assertThat(EventLines.preflight(List.of(Samples.HOSTILE)).lines()).hasSize(1);
    }

    private static String event(String line) {
        try {
            return new ObjectMapper().readTree(line).get("event").asText();
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
