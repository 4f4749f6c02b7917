package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.fault.LinkFault;
import io.github.fetchproof.fakes.fault.ServerFault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeOrderTest {

    @Test
    void breaksARoad() {
        assertThat(ServeOrder.parse("break P1 refuse")).isEqualTo(road(new LinkFault.Refused()));
        assertThat(ServeOrder.parse("break P1 reset")).isEqualTo(road(new LinkFault.Reset()));
        assertThat(ServeOrder.parse("break P1 stall")).isEqualTo(road(new LinkFault.Stall()));
        assertThat(ServeOrder.parse("break P1 latency 2s"))
                .isEqualTo(road(new LinkFault.Latency(Duration.ofSeconds(2))));
        assertThat(ServeOrder.parse("break P1 truncate 0")).isEqualTo(road(new LinkFault.Truncate(0)));
    }

    @Test
    void letsAServerLie() {
        assertThat(ServeOrder.parse("break S1 status 503"))
                .isEqualTo(server(new ServerFault.Status(503, Map.of(), "")));
        assertThat(ServeOrder.parse("break S1 silence")).isEqualTo(server(new ServerFault.Silence()));
        assertThat(ServeOrder.parse("break S1 hang-up")).isEqualTo(server(new ServerFault.HangUp(false)));
        assertThat(ServeOrder.parse("break S1 forged-zip")).isEqualTo(server(new ServerFault.ForgedZip()));
    }

    @Test
    void healsOneOrAll() {
        assertThat(ServeOrder.parse("heal P2")).isEqualTo(new ServeOrder.Heal(Optional.of("P2")));
        assertThat(ServeOrder.parse("heal")).isEqualTo(new ServeOrder.Heal(Optional.empty()));
    }

    @Test
    void spacesDoNotMatterAndALineWithoutAWordIsNothing() {
        assertThat(ServeOrder.parse("  show\t")).isEqualTo(new ServeOrder.Show());
        assertThat(ServeOrder.parse("break   P1 \t refuse")).isEqualTo(road(new LinkFault.Refused()));
        assertThat(ServeOrder.parse("help")).isEqualTo(new ServeOrder.Help());
        assertThat(ServeOrder.parse("quit")).isEqualTo(new ServeOrder.Quit());
        assertThat(ServeOrder.parse(" ")).isEqualTo(new ServeOrder.Nothing());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "restart               | a command must be break, heal, show, help or quit: restart",
                "break                 | break must name what and how",
                "break P1              | break must name what and how",
                "break P1 explode      | what goes wrong must be one of refuse, reset, latency TIME,",
                "break P1 latency      | a figure must follow: latency TIME",
                "break P1 latency soon | a time such as 500ms, 2s or 1m: soon",
                "break P1 latency 0s   | a time such as 500ms, 2s or 1m: 0s",
                "break P1 status 99    | must be 200 to 599: 99",
                "break P1 status x     | a whole number below a billion: x",
                "break P1 truncate -1  | a whole number below a billion: -1",
                "break P1 refuse now   | nothing may follow \"break P1 refuse\": now",
                "heal P1 P2            | nothing may follow \"heal P1\": P2",
                "quit now              | nothing may follow \"quit\": now",
            })
    void whatIsNoOrderIsRefusedInASentence(String line, String words) {
        assertThatThrownBy(() -> ServeOrder.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void everyFaultIsInTheHelp() {
        assertThat(FaultWord.ALL)
                .allSatisfy(word -> assertThat(ServeOrder.help())
                        .contains("break NAME " + word.usage())
                        .contains(word.sentence()));
    }

    private static ServeOrder road(LinkFault fault) {
        return new ServeOrder.BreakLink("P1", fault);
    }

    private static ServeOrder server(ServerFault fault) {
        return new ServeOrder.BreakServer("S1", fault);
    }
}
