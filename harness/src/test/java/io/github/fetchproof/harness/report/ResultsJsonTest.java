package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ResultsJsonTest {

    @Test
    void keepsItsSchemaForEveryVerdict() {
        assertThat(Schemas.problems("results", ResultsJson.of(Samples.everyVerdict())))
                .isEmpty();
        assertThat(Schemas.problems("results", ResultsJson.of(Samples.hostile())))
                .isEmpty();
    }

    @Test
    void theSchemaRefusesWhatLacksAField() {
        String lacking = ResultsJson.of(Samples.everyVerdict()).replace("\"verdict\"", "\"judgement\"");

        assertThat(Schemas.problems("results", lacking)).isNotEmpty();
    }

    @Test
    void tellsAScenarioWhole() throws Exception {
        JsonNode scenario = new ObjectMapper()
                .readTree(ResultsJson.of(Samples.everyVerdict()))
                .at("/scenarios/1");

        assertThat(scenario.get("id").asText()).isEqualTo("list/case-of-failed");
        assertThat(scenario.get("verdict").asText()).isEqualTo("FAILED");
        assertThat(scenario.at("/findings/0/rule").asText()).isEqualTo("LIST-003");
        assertThat(scenario.get("seconds").asDouble()).isEqualTo(1.25);
        assertThat(scenario.at("/witness/0").asText()).isEqualTo("tap: 1 dial refused");
    }

    @Test
    void hostileTextSurvivesAndDoesNoHarm() throws Exception {
        String json = ResultsJson.of(Samples.hostile());

        assertThat(json.codePoints()).allMatch(point -> point == '\n' || (point >= 0x20 && point < 0x7f));
        assertThat(new ObjectMapper().readTree(json).at("/subject/name").asText())
                .isEqualTo(Samples.HOSTILE);
    }
}
