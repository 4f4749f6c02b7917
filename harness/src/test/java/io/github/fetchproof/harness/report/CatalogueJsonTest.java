package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.scenario.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueJsonTest {

    @Test
    void keepsItsSchema() {
        CatalogueJson.Entry entry = new CatalogueJson.Entry(
                "list/comma-stops-on-refused",
                "ask no later entry",
                Level.MUST,
                List.of("LIST-003", "NET-001"),
                List.of("core"),
                List.of("download"),
                List.of("falls-through-on-refused"));

        String json = CatalogueJson.of(List.of(entry));

        assertThat(Schemas.problems("scenarios", json)).isEmpty();
        assertThat(json).contains("\"id\" : \"list/comma-stops-on-refused\"");
    }
}
