package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class EvidenceTest {
    private final Upstream echo = Upstream.echo();
    private final Embedded road;

    EvidenceTest() throws IOException {
        road = new Embedded(echo).with("");
    }

    @AfterEach
    void close() throws IOException {
        road.close();
        echo.close();
    }

    @Test
    void aToxicTellsWhatItDelayedAndForWhom() throws IOException {
        road.toxic("\"type\":\"latency\",\"name\":\"slow\",\"attributes\":{\"latency\":5}");
        try (Socket socket = road.connect()) {
            for (int i = 0; i < 3; i++) {
                Embedded.echo(socket);
            }
        }
        Await.until("the connection has ended", () -> road.server.openConnections() == 0);

        Evidence evidence = road.evidence();
        assertThat(evidence.connections()).isEqualTo(new Evidence.Connections(1, 0, 0, 0));
        assertThat(evidence.upstream()).isEqualTo(new Evidence.Stream(3, 3, 0));
        assertThat(evidence.downstream()).isEqualTo(new Evidence.Stream(3, 3, 0));
        Evidence.Effects slow = only(evidence.toxics());
        assertThat(List.of(slow.name(), slow.type(), slow.stream())).containsExactly("slow", "latency", "downstream");
        assertThat(List.of(slow.hit(), slow.spared(), slow.closed(), slow.reset()))
                .containsExactly(1L, 0L, 0L, 0L);
        assertThat(slow.delayed()).isEqualTo(new Evidence.Amount(3, 3));
        assertThat(evidence.events())
                .extracting(event -> event.connection() + " " + event.toxic() + " " + event.what())
                .containsExactly("0 slow on", "1  accepted", "1 slow hit", "1 slow acted", "1  closed");
        assertThat(evidence.events()).extracting(Evidence.Happening::at).isSorted();
    }

    @Test
    void aSparedConnectionIsPutDownToo() throws IOException {
        road.toxic("\"type\":\"timeout\",\"toxicity\":0");
        try (Socket socket = road.connect()) {
            Embedded.echo(socket);
        }

        Evidence.Effects spared = only(road.evidence().toxics());
        assertThat(List.of(spared.hit(), spared.spared())).containsExactly(0L, 1L);
    }

    @Test
    void whatALimitDropsIsCountedAndSoIsTheCloseThatFollows() throws IOException {
        road.toxic("\"type\":\"limit_data\",\"stream\":\"upstream\",\"attributes\":{\"bytes\":10}");
        try (Socket socket = road.connect()) {
            socket.getOutputStream().write(new byte[100]);
            socket.getInputStream().readAllBytes();
        }
        Await.until("the connection has ended", () -> road.server.openConnections() == 0);

        Evidence.Effects limit = only(road.evidence().toxics());
        assertThat(limit.dropped()).isEqualTo(new Evidence.Amount(1, 90));
        assertThat(List.of(limit.closed(), limit.reset())).containsExactly(1L, 0L);
        assertThat(road.evidence().upstream()).isEqualTo(new Evidence.Stream(100, 10, 0));
        assertThat(road.evidence().sockets()).isEqualTo(new Evidence.Sockets(0, 1, 0, 0, 1, 0));
    }

    @Test
    void resetsAreToldFromCloses() throws IOException {
        road.toxic("\"type\":\"reset_peer\",\"stream\":\"upstream\"");
        try (Socket socket = road.connect()) {
            socket.getOutputStream().write('x');
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
        }

        Evidence.Effects reset = only(road.evidence().toxics());
        assertThat(List.of(reset.closed(), reset.reset())).containsExactly(0L, 1L);
        assertThat(road.evidence().sockets()).isEqualTo(new Evidence.Sockets(0, 0, 1, 0, 0, 1));
    }

    @Test
    void bytesThatWaitWhenTheConnectionEndsAreLost() throws IOException {
        road.toxic("\"type\":\"latency\",\"stream\":\"upstream\",\"attributes\":{\"latency\":60000}");
        try (Socket socket = road.connect()) {
            socket.getOutputStream().write(new byte[100]);
            Await.until("the bytes are in", () -> road.evidence().upstream().read() == 100);
            road.done("PATCH", "/proxies/road", "{\"enabled\":false}");

            assertThat(road.evidence().upstream()).isEqualTo(new Evidence.Stream(100, 0, 100));
        }
    }

    @Test
    void aToxicThatIsGoneIsRemembered() throws IOException {
        road.toxic("\"type\":\"bandwidth\",\"name\":\"stall\",\"attributes\":{\"rate\":0}");
        try (Socket socket = road.connect()) {
            socket.getOutputStream().write('x');
            Await.until(
                    "the stall acted",
                    () -> road.evidence().events().stream()
                            .anyMatch(event -> event.what().equals("acted")));
            road.done("DELETE", "/proxies/road/toxics/stall", "");
            assertThat(socket.getInputStream().read()).isEqualTo('x');
        }

        assertThat(only(road.evidence().toxics()).delayed()).isEqualTo(new Evidence.Amount(1, 1));
    }

    @Test
    void aRefusalHasABeginningAndAnEnd() throws IOException {
        road.done("PATCH", "/proxies/road", "{\"enabled\":false}");
        road.done("PATCH", "/proxies/road", "{\"enabled\":true}");
        road.done("PATCH", "/proxies/road", "{\"enabled\":false}");

        List<Evidence.Refusal> refused = road.evidence().refused();
        assertThat(refused).extracting(Evidence.Refusal::over).containsExactly(true, false);
        assertThat(refused.get(0).from()).isLessThanOrEqualTo(refused.get(0).to());
        assertThat(refused.get(0).to()).isLessThanOrEqualTo(refused.get(1).from());
    }

    @Test
    void anUpstreamThatCannotBeReachedIsCounted() throws IOException {
        road.done("PATCH", "/proxies/road", "{\"upstream\":\"127.0.0.1:" + Rig.freePort() + "\"}");
        try (Socket socket = road.connect()) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        Await.until("the connection has ended", () -> road.server.openConnections() == 0);

        assertThat(road.evidence().connections()).isEqualTo(new Evidence.Connections(1, 0, 1, 0));
    }

    @Test
    void theRouteTellsTheSame() throws IOException {
        road.toxic("\"type\":\"noop\"");
        try (Socket socket = road.connect()) {
            Embedded.echo(socket);
        }
        Await.until("the connection has ended", () -> road.server.openConnections() == 0);

        JsonNode evidence = road.done("GET", "/proxies/road/evidence", "");
        assertThat(evidence.path("connections").toString())
                .isEqualTo("{\"accepted\":1,\"open\":0,\"unreachable\":0,\"failed\":0}");
        assertThat(evidence.path("downstream").toString()).isEqualTo("{\"read\":1,\"written\":1,\"lost\":0}");
        assertThat(evidence.at("/sockets/client_closed").asInt()).isEqualTo(1);
        assertThat(evidence.at("/toxics/0/type").asText()).isEqualTo("noop");
        assertThat(evidence.path("events")).hasSize(road.evidence().events().size());
        assertThat(evidence.path("refused").isArray()).isTrue();
    }

    @Test
    void thereIsNoneOfAProxyThatIsNotThere() throws IOException {
        assertThat(road.call("GET", "/proxies/other/evidence", "").status()).isEqualTo(404);
        assertThat(road.call("POST", "/proxies/road/evidence", "").status()).isEqualTo(405);
        assertThatThrownBy(() -> road.server.evidence("other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("proxy not found: other");
    }

    @Test
    void onlyTheLastEventsAreKept() {
        Diary diary = new Diary(() -> 7);
        for (int i = 0; i < Diary.MOST_EVENTS + 5; i++) {
            diary.put(i, "", "accepted", "");
        }

        assertThat(diary.memory().events()).hasSize(Diary.MOST_EVENTS);
        assertThat(diary.memory().events().get(0).connection()).isEqualTo(5);
        assertThat(diary.memory().forgotten()).isEqualTo(5);
    }

    @Test
    void whatTwoLoopsCountedIsAddedUp() throws IOException {
        for (int i = 0; i < 10; i++) {
            try (Socket socket = road.connect()) {
                Embedded.echo(socket);
            }
        }

        assertThat(road.evidence().connections().accepted()).isEqualTo(10);
        assertThat(road.evidence().downstream().written()).isEqualTo(10);
    }

    private static <T> T only(List<T> some) {
        assertThat(some).hasSize(1);
        return some.get(0);
    }
}
