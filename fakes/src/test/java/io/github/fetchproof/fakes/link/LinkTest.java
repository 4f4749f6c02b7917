package io.github.fetchproof.fakes.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.fault.LinkFault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class LinkTest {
    private Road road;

    @BeforeEach
    void open() throws IOException {
        road = new Road();
    }

    @AfterEach
    void close() throws IOException {
        road.close();
    }

    static Iterable<LinkFault> faults() {
        return Road.faults();
    }

    @Test
    void everyKindOfFaultIsTriedHere() {
        assertThat(Road.faults().stream().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(LinkFault.class.getPermittedSubclasses()));
    }

    @Test
    void anUnbrokenLinkCarriesEverything() throws IOException {
        assertThat(road.ask().bytes()).isEqualTo(Road.ANSWER);
        assertThat(road.link().origin()).isEqualTo("P1");
        assertThat(road.link().listen()).startsWith("127.0.0.1:").doesNotEndWith(":0");
        assertThat(road.switches()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aHealedLinkIsWholeAndTheSwitchesAreLogged(LinkFault fault) throws IOException {
        String listen = road.link().listen();
        road.link().breakWith(fault);
        road.link().heal();

        assertThat(road.ask().bytes()).isEqualTo(Road.ANSWER);
        assertThat(road.link().listen()).isEqualTo(listen);
        assertThat(road.switches()).containsExactly("P1 " + fault.kind() + " on", "P1 " + fault.kind() + " off");
    }

    @Test
    void refusedIsRefusedAndNotClosedAfterwards() {
        road.link().breakWith(new LinkFault.Refused());

        assertThatThrownBy(road::dial).isInstanceOf(ConnectException.class);
    }

    @Test
    void resetComesAfterTheFirstBytes() throws IOException {
        road.link().breakWith(new LinkFault.Reset());

        try (Socket socket = road.dial()) {
            assertThatThrownBy(() -> Road.ask(socket))
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void latencyIsLateAndWhole() throws IOException {
        road.link().breakWith(new LinkFault.Latency(Duration.ofMillis(300)));
        Road.Answer answer = road.ask();

        assertThat(answer.bytes()).isEqualTo(Road.ANSWER);
        assertThat(answer.millis()).isGreaterThanOrEqualTo(295);
    }

    @Test
    void aStallHoldsTheAnswerUntilItHeals() throws Exception {
        road.link().breakWith(new LinkFault.Stall());

        try (Socket socket = road.dial()) {
            socket.getOutputStream().write('?');
            socket.setSoTimeout(300);
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            socket.setSoTimeout(20_000);
            road.link().heal();
            assertThat(socket.getInputStream().readNBytes(Road.ANSWER)).hasSize(Road.ANSWER);
        }
    }

    @Test
    void aStallHoldsAConnectionThatWorkedBefore() throws IOException {
        try (Socket socket = road.dial()) {
            assertThat(Road.ask(socket)).isEqualTo(Road.ANSWER);
            road.link().breakWith(new LinkFault.Stall());
            socket.getOutputStream().write('?');
            socket.setSoTimeout(300);

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void truncateCutsAfterItsBytes() throws IOException {
        road.link().breakWith(new LinkFault.Truncate(7_000));

        assertThat(road.ask().bytes()).isEqualTo(7_000);
    }

    @Test
    void truncateAtZeroCutsBeforeTheFirst() throws IOException {
        road.link().breakWith(new LinkFault.Truncate(0));

        assertThat(road.ask().bytes()).isZero();
    }

    @Test
    void aLinkCarriesOneFaultAtATime() throws IOException {
        road.link().breakWith(new LinkFault.Refused());
        road.link().breakWith(new LinkFault.Truncate(5));

        assertThat(road.ask().bytes()).isEqualTo(5);
        assertThat(road.switches()).containsExactly("P1 refused on", "P1 refused off", "P1 truncate on");
    }

    @Test
    void healingAWholeLinkDoesNothing() throws IOException {
        road.link().heal();

        assertThat(road.ask().bytes()).isEqualTo(Road.ANSWER);
        assertThat(road.switches()).isEmpty();
    }

    @Test
    void manyMaySwitchAtOnce() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(4);
        try {
            for (Future<?> each : many.invokeAll(
                    Road.faults().stream()
                            .map(fault -> Executors.callable(() -> {
                                road.link().breakWith(fault);
                                road.link().heal();
                            }))
                            .toList(),
                    50,
                    TimeUnit.SECONDS)) {
                each.get();
            }
        } finally {
            many.shutdownNow();
        }

        assertThat(road.ask().bytes()).isEqualTo(Road.ANSWER);
        assertThat(road.switches()).hasSize(2 * Road.faults().size());
    }

    @Test
    void aClosedLinkListensNoMore() {
        road.link().close();

        assertThatThrownBy(road::dial).isInstanceOf(ConnectException.class);
    }

    @Test
    void whatTheProviderRefusesIsToldInASentence() {
        road.link().close();

        assertThatThrownBy(() -> road.link().breakWith(new LinkFault.Stall()))
                .isInstanceOf(LinkException.class)
                .hasMessageStartingWith("Toxiproxy (embedded) would not switch stall on at P1: ")
                .hasMessageContaining("proxy not found");
        assertThat(road.switches()).isEmpty();
    }
}
