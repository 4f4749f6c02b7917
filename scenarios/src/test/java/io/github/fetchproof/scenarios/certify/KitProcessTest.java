package io.github.fetchproof.scenarios.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KitProcessTest {

    @Test
    void tellsWhatTestsAreMadeOf() {
        assertThat(events("echo '{\"event\":\"started\"}'; echo '{\"event\":\"preflight\",\"problems\":[]}'; "
                        + "echo '{\"event\":\"judged\"}'; echo '{\"event\":\"ended\",\"problems\":[]}'"))
                .extracting(each -> each.get("event"))
                .isEqualTo(List.of("preflight", "judged"));
    }

    @Test
    void aProblemFoundAfterThePreflightIsTold() {
        assertThat(events("echo '{\"event\":\"preflight\",\"problems\":[]}'; "
                        + "echo '{\"event\":\"ended\",\"problems\":[\"it dialled outside\"]}'"))
                .extracting(each -> each.get("event"))
                .isEqualTo(List.of("preflight", "ended"));
    }

    @Test
    void aProblemOfThePreflightIsToldOnce() {
        assertThat(events("echo '{\"event\":\"preflight\",\"problems\":[\"a\"]}'; "
                        + "echo '{\"event\":\"ended\",\"problems\":[\"a\"]}'"))
                .extracting(each -> each.get("event"))
                .isEqualTo(List.of("preflight"));
    }

    @Test
    void aKitThatEndsTooEarlyIsToldWithItsExitAndItsLog() {
        List<Map<?, ?>> events = events("echo '{\"event\":\"preflight\"}'; echo no port is free >&2; exit 3");

        assertThat(events).hasSize(2);
        assertThat(events.get(1).get("event")).isEqualTo("broken");
        assertThat(String.valueOf(events.get(1).get("log")))
                .contains("exited with 3")
                .contains("no port is free");
    }

    @Test
    void whatIsNoJsonIsToldAsBroken() {
        assertThat(events("echo hello; echo '{\"event\":\"ended\"}'"))
                .singleElement()
                .satisfies(each -> assertThat(each.get("event")).isEqualTo("broken"));
    }

    @Test
    void isEndedWhenNobodyListensAnyMore() {
        KitProcess kit = KitProcess.start(List.of("sleep", "600"));

        kit.close();

        assertThat(kit.isAlive()).isFalse();
    }

    private static List<Map<?, ?>> events(String script) {
        KitProcess kit = KitProcess.start(List.of("sh", "-c", script));
        try (Stream<Map<?, ?>> events = kit.events().onClose(kit::close)) {
            return events.toList();
        }
    }
}
