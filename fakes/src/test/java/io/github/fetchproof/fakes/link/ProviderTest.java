package io.github.fetchproof.fakes.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.traffic.EventLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProviderTest {
    private static final InetSocketAddress ANYWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    void anAddressIsWrittenInDigits() {
        assertThat(Provider.numeric(new InetSocketAddress("localhost", 80))).isEqualTo("127.0.0.1:80");
    }

    @Test
    void anIdIsTakenOnce() throws IOException {
        try (Road road = new Road()) {
            assertThatThrownBy(() ->
                            road.provider().open("P1", "road-1", ANYWHERE, ANYWHERE, EventLog.none(System::nanoTime)))
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("would not open link road-1")
                    .hasMessageContaining("proxy already exists");
        }
    }

    @Test
    void aProviderThatIsNotThereIsTold() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }

        try (Provider provider = new Provider("gone", "127.0.0.1", nobody)) {
            assertThat(provider.name()).isEqualTo("gone");
            assertThatThrownBy(() -> provider.open("P1", "road-1", ANYWHERE, ANYWHERE, EventLog.none(System::nanoTime)))
                    .isInstanceOf(LinkException.class)
                    .hasMessageStartingWith("Toxiproxy (gone) would not open link road-1: ");
        }
    }

    @Test
    void anInterruptEndsTheWait() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Provider provider = new Provider("silent", "127.0.0.1", silent.getLocalPort())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> provider.open("P1", "road-1", ANYWHERE, ANYWHERE, EventLog.none(System::nanoTime)))
                    .isInstanceOf(LinkException.class)
                    .hasMessageStartingWith("interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
