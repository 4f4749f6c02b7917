package io.github.fetchproof.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RatiosTest {
    @Test
    void dividesOursByThePeersOfTheSameParameters() throws IOException {
        String result = """
                [{"benchmark": "x.y.WaitBenchmark.oursFast", "params": {"k": "1"},
                  "primaryMetric": {"rawData": [[9.0, 5.0], [7.0]]},
                  "secondaryMetrics": {"gc.alloc.rate.norm": {"score": 24.01}}},
                 {"benchmark": "x.y.WaitBenchmark.peer", "params": {"k": "1"},
                  "primaryMetric": {"rawData": [[20.0]]}, "secondaryMetrics": {}},
                 {"benchmark": "x.y.WaitBenchmark.peer", "params": {"k": "10"},
                  "primaryMetric": {"rawData": [[200.0]]}, "secondaryMetrics": {}},
                 {"benchmark": "x.y.OtherBenchmark.peer", "params": {"k": "1"},
                  "primaryMetric": {"rawData": [[1.0]]}, "secondaryMetrics": {}},
                 {"benchmark": "x.y.WaitBenchmark.plain", "params": {"k": "1"},
                  "primaryMetric": {"rawData": [[1.0]]}, "secondaryMetrics": {}}]
                """;

        assertThat(Ratios.lines(Ratios.measurements(new ObjectMapper().readTree(result))))
                .hasSize(2)
                .last()
                .asString()
                .matches("Wait +1 +oursFast +5\\.0 +24 +peer +20\\.0 +- +0\\.250");
    }

    @Test
    void needsItsOneArgument() {
        assertThatIllegalArgumentException().isThrownBy(() -> Ratios.main(new String[0]));
    }

    @Test
    void tellsOursAloneWhereThereIsNoPeerAndOfAPartWhereAnOperationIsMany() throws IOException {
        String result = """
                [{"benchmark": "x.y.RunBenchmark.ours", "params": {"clients": "1000"},
                  "primaryMetric": {"score": 9000.0, "rawData": [[9200.0, 8800.0]]},
                  "secondaryMetrics": {"parts": {"score": 4.5, "rawData": [[5.0, 4.0]]},
                                       "gc.alloc.rate.norm": {"score": 64000.0}}}]
                """;

        assertThat(Ratios.lines(Ratios.measurements(new ObjectMapper().readTree(result))))
                .last()
                .asString()
                .matches("Run +1000 +ours +4\\.0 +32");
    }
}
