package io.github.fetchproof.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PitTest {

    private final InetSocketAddress at = new Addresses(false, 4_321).link(90);

    @Test
    void everyDialVanishes() {
        Pit pit = Pit.dig(at);
        try (pit) {
            for (int dial = 0; dial < 3; dial++) {
                assertThatThrownBy(this::dial).isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    @Test
    void nothingIsLeftOfIt() {
        Pit.dig(at).close();

        assertThatThrownBy(this::dial).isInstanceOf(ConnectException.class);
    }

    @Test
    void noneIsDugWhereSomebodyListens() {
        Pit pit = Pit.dig(at);
        try (pit) {
            assertThatThrownBy(() -> Pit.dig(at))
                    .isInstanceOfSatisfying(
                            WorldException.class, problem -> assertThat(problem).hasMessageContaining("vanish"));
        }
    }

    private void dial() throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(at, 200);
        }
    }
}
