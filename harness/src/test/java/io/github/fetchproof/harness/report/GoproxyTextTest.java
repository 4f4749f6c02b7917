package io.github.fetchproof.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.fetchproof.harness.goproxy.Fate;
import io.github.fetchproof.harness.goproxy.Fault;
import io.github.fetchproof.harness.goproxy.Table;
import io.github.fetchproof.harness.goproxy.Tables;
import org.junit.jupiter.api.Test;

class GoproxyTextTest {

    private static final Table TABLE = Tables.of("https://me:word@a.example|b.example")
            .build(Fault.NOTHING, "P1", Fate.LIVES, "P1")
            .told(Fault.NOTHING)
            .build(Fault.NOTHING, "P2", Fate.LIVES, "P2")
            .build(Fault.SILENCE, "P1", Fate.HANGS, "")
            .told(Fault.SILENCE, "P2", "DNS")
            .build(Fault.SILENCE, "P2", Fate.UNPROVEN, "")
            .done();

    @Test
    void isATableOfFaultsByProxiesWithoutPasswords() {
        assertThat(GoproxyText.of(TABLE))
                .startsWith("""
                        GOPROXY=https://***@a.example|https://b.example
                        P1 stands in for https://***@a.example
                        P2 stands in for https://b.example

                        fault    at P1                                          at P2
                        nothing  lives via P1                                   lives via P2
                        silence  HANGS, ended after 9.0 s, LEAKS to P2 and DNS  unproven

                        Not known: no sandbox.

                        """)
                .contains("It hangs on silence at P1: ")
                .doesNotContain("direct")
                .endsWith("\n");
        assertThat(GoproxyText.of(TABLE).lines()).allMatch(line -> line.length() < 100);
    }

    @Test
    void isSaidOfDirectThatNothingIsBehindIt() {
        Table table = Tables.of("a.example,direct")
                .build(Fault.RESET, "P1", Fate.DIES, "")
                .told(Fault.RESET)
                .done();

        assertThat(GoproxyText.of(table)).contains("Behind direct there is no source here");
    }

    @Test
    void isTheSameInJson() throws Exception {
        JsonNode root = JsonMapper.builder().build().readTree(GoproxyJson.of(TABLE, Samples.certification()));

        assertThat(root.at("/goproxy").textValue()).isEqualTo("https://***@a.example|https://b.example");
        assertThat(root.at("/cells")).hasSize(4);
        assertThat(root.at("/cells/2/fault").textValue()).isEqualTo("silence");
        assertThat(root.at("/cells/2/build/fate").textValue()).isEqualTo("hangs");
        assertThat(root.at("/cells/2/private/told/1").textValue()).isEqualTo("DNS");
        assertThat(root.at("/cells/3").has("private")).isFalse();
        assertThat(root.at("/cells/3/build/reason").textValue()).isEqualTo("no sandbox");
        assertThat(root.at("/summary").textValue()).contains("It hangs on silence at P1");
    }
}
