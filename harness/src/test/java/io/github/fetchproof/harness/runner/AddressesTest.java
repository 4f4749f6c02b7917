package io.github.fetchproof.harness.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private static final int LAST = 50_000;

    @Test
    void insideTheSandboxPortsAreTheUsualOnes() {
        Addresses addresses = new Addresses(true, 0);

        assertThat(addresses.link(0)).isEqualTo(new InetSocketAddress("127.20.1.10", 80));
        assertThat(addresses.link(2)).isEqualTo(new InetSocketAddress("127.20.1.12", 80));
        assertThat(addresses.upstream(0)).isEqualTo(new InetSocketAddress("127.20.1.130", 8080));
        assertThat(new Addresses(true, 250).link(0)).isEqualTo(new InetSocketAddress("127.21.1.10", 80));
    }

    @Test
    void noTwoScenariosShareABlock() {
        Set<InetAddress> seen = new HashSet<>();
        for (int scenario = 0; scenario <= LAST; scenario++) {
            InetAddress address = new Addresses(true, scenario).link(0).getAddress();

            assertThat(address.isLoopbackAddress()).isTrue();
            assertThat(seen.add(address))
                    .as("%s of scenario %d", address, scenario)
                    .isTrue();
        }
    }

    @Test
    void anAddressConcernsItsScenarioAlone() throws IOException {
        Addresses addresses = new Addresses(true, 251);

        assertThat(addresses.concerns(addresses.link(0).getAddress())).isTrue();
        assertThat(addresses.concerns(addresses.upstream(3).getAddress())).isTrue();
        assertThat(addresses.concerns(new Addresses(true, 1).link(0).getAddress()))
                .isFalse();
        assertThat(addresses.concerns(new Addresses(true, 250).link(0).getAddress()))
                .isFalse();
        assertThat(addresses.concerns(InetAddress.getByAddress(new byte[] {127, 0, 0, 1})))
                .isFalse();
        assertThat(addresses.concerns(InetAddress.getByAddress(new byte[16]))).isFalse();
    }

    @Test
    void outsideTheSandboxPortsAreFreeAndBelowTheEphemeralOnes() throws IOException {
        InetSocketAddress link = new Addresses(false, 7).link(0);

        assertThat(link.getPort()).isBetween(10_080, 31_999);
        assertThat(link.getAddress()).isEqualTo(InetAddress.getByName("127.20.8.10"));
    }

    @Test
    void aPortThatIsTakenIsPassedOver() throws IOException {
        Addresses addresses = new Addresses(false, 7);
        InetSocketAddress first = addresses.link(0);

        try (ServerSocket taken = new ServerSocket(first.getPort(), 1, first.getAddress())) {
            assertThat(addresses.link(0)).isNotEqualTo(taken.getLocalSocketAddress());
        }
    }

    @Test
    void thereAreAddressesForSoManyScenariosAndNoMore() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Addresses(true, LAST + 1))
                .withMessageEndingWith(": 50001");
        assertThatIllegalArgumentException().isThrownBy(() -> new Addresses(true, -1));
    }
}
