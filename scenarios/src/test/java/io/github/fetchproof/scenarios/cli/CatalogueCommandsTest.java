package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.fetchproof.harness.report.CatalogueJson;
import io.github.fetchproof.scenarios.catalogue.Catalogue;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class CatalogueCommandsTest {

    @Test
    void scenariosAreListedOneALine() {
        Outcome outcome = Outcome.of("scenarios");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .hasLineCount(Catalogue.standard().scenarios().size())
                .contains("list/comma-stops-on-refused");
    }

    @Test
    void theListForProgramsKeepsItsSchema() throws Exception {
        Outcome outcome = Outcome.of("scenarios", "--format", "json");

        try (InputStream schema = CatalogueJson.class.getResourceAsStream("scenarios.schema.json")) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(outcome.out(), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void everyScenarioNamesAFlawedFetcherItCatches() throws Exception {
        JsonNode scenarios = new ObjectMapper()
                .readTree(Outcome.of("scenarios", "--format", "json").out());

        assertThat(scenarios)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.get("flawed"))
                        .as(each.get("id").asText())
                        .isNotEmpty());
    }

    @Test
    void aScenarioIsToldInProse() {
        Outcome outcome = Outcome.of("explain", "list/comma-stops-on-refused");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("A fetcher MUST")
                .contains("GOPROXY=P1,P2")
                .contains("1. ")
                .contains("Run it: fetchproof certify --only list/comma-stops-on-refused");
    }

    @Test
    void aRuleIsToldWithItsSourceAndItsScenarios() {
        Outcome outcome = Outcome.of("explain", "list-003");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("LIST-003, safety")
                .contains("https://github.com/golang/go/issues/32253")
                .contains("Required by: core")
                .contains("Shown by list/comma-stops-on-refused: A fetcher MUST");
    }

    @Test
    void aRuleThatNoScenarioShowsSaysWhy() {
        assertThat(Outcome.of("explain", "CACHE-009").out())
                .contains("a fetcher has no operation that verifies its cache");
    }

    @Test
    void theScenariosOfALevelAreThoseItAsksFor() {
        Outcome polite = Outcome.of("scenarios", "--profile", "polite");

        assertThat(polite.code()).isZero();
        assertThat(polite.out()).contains("retry/").doesNotContain("priv/");
        assertThat(Outcome.of("scenarios", "--profile", "perfect").err())
                .contains("--profile must be core, private, sumdb, direct, resilient, polite: perfect")
                .hasLineCount(1);
    }

    @Test
    void whatCannotBeShownIsListedWithTheReason() {
        Outcome listed = Outcome.of("scenarios", "--untestable", "--format", "json");

        assertThat(listed.code()).isZero();
        assertThat(listed.out()).contains("\"rule\" : \"CACHE-009\"").contains("\"why\"");
    }

    @Test
    void anUnknownIdIsWrongUsageThatSuggestsWhatIsNear() {
        Outcome outcome = Outcome.of("explain", "lists/comma-stops-on-refused");

        assertThat(outcome.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(outcome.err())
                .contains("did you mean list/comma-stops-on-refused?")
                .hasLineCount(1);
    }
}
