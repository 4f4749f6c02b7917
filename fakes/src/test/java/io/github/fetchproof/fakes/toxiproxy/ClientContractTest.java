package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.model.Toxic;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.ToxicList;
import eu.rekawek.toxiproxy.model.toxic.Bandwidth;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import eu.rekawek.toxiproxy.model.toxic.LimitData;
import eu.rekawek.toxiproxy.model.toxic.ResetPeer;
import eu.rekawek.toxiproxy.model.toxic.Slicer;
import eu.rekawek.toxiproxy.model.toxic.SlowClose;
import eu.rekawek.toxiproxy.model.toxic.Timeout;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What toxiproxy-java relies on. */
@org.junit.jupiter.api.Timeout(60)
class ClientContractTest extends ContractTest {
    private Proxy proxy;
    private ToxicList toxics;

    ClientContractTest(Server server) throws IOException {
        super(server);
    }

    @BeforeEach
    void create() throws IOException {
        proxy = rig.client().createProxy("one", "127.0.0.1:0", "localhost:6379");
        toxics = proxy.toxics();
    }

    @Test
    void aProxyIsWhatWasAskedFor() throws IOException {
        assertThat(proxy.getName()).isEqualTo("one");
        assertThat(proxy.getListen()).startsWith("127.0.0.1:").doesNotEndWith(":0");
        assertThat(proxy.getUpstream()).isEqualTo("localhost:6379");
        assertThat(proxy.isEnabled()).isTrue();
        assertThat(rig.client().getProxy("one").getListen()).isEqualTo(proxy.getListen());
        assertThat(rig.client().getProxyOrNull("two")).isNull();
        assertThat(rig.client().version()).contains("version");
    }

    @Test
    void proxiesComeInTheOrderOfTheirNames() throws IOException {
        rig.client().createProxy("three", "127.0.0.1:0", "localhost:6381");
        rig.client().createProxy("two", "127.0.0.1:0", "localhost:6380");

        assertThat(rig.client().getProxies()).extracting(Proxy::getName).containsExactly("one", "three", "two");
    }

    @Test
    void disablingAndEnablingKeepsThePort() throws IOException {
        String listen = proxy.getListen();
        proxy.disable();
        assertThat(proxy.isEnabled()).isFalse();
        assertThat(rig.client().getProxy("one").isEnabled()).isFalse();
        proxy.enable();

        assertThat(rig.client().getProxy("one").isEnabled()).isTrue();
        assertThat(rig.client().getProxy("one").getListen()).isEqualTo(listen);
    }

    @Test
    void addressAndUpstreamCanBeSet() throws IOException {
        proxy.setUpstream("localhost:7");
        proxy.setListen("127.0.0.1:0");

        assertThat(rig.client().getProxy("one").getUpstream()).isEqualTo("localhost:7");
        assertThat(rig.client().getProxy("one").getListen()).isEqualTo(proxy.getListen());
    }

    @Test
    void deletingEmptiesTheServer() throws IOException {
        proxy.delete();

        assertThat(rig.client().getProxies()).isEmpty();
    }

    @Test
    void resetEnablesAndTakesToxicsAway() throws IOException {
        toxics.latency("slow", ToxicDirection.DOWNSTREAM, 5);
        proxy.disable();
        rig.client().reset();

        assertThat(rig.client().getProxy("one").isEnabled()).isTrue();
        assertThat(toxics.getAll()).isEmpty();
    }

    @Test
    void aNameThatIsTakenIsToldInWords() {
        assertThatThrownBy(() -> rig.client().createProxy("one", "127.0.0.1:0", "localhost:1"))
                .isInstanceOf(IOException.class)
                .hasMessage("[409] proxy already exists");
    }

    @Test
    void toxicsAreListedFoundAndRemoved() throws IOException {
        toxics.bandwidth("down", ToxicDirection.DOWNSTREAM, 100);
        toxics.bandwidth("up", ToxicDirection.UPSTREAM, 200);

        assertThat(toxics.getAll()).extracting(Toxic::getName).containsExactly("up", "down");
        assertThat(toxics.get("down", Bandwidth.class).getRate()).isEqualTo(100);
        assertThat(toxics.get("down").getStream()).isEqualTo(ToxicDirection.DOWNSTREAM);
        toxics.get("down").remove();
        assertThat(toxics.getAll()).extracting(Toxic::getName).containsExactly("up");
    }

    @Test
    void toxicityCanBeSet() throws IOException {
        Bandwidth toxic = toxics.bandwidth("slow", ToxicDirection.DOWNSTREAM, 100);
        assertThat(toxic.getToxicity()).isEqualTo(1f);
        toxic.setToxicity(0.1f);

        assertThat(toxics.get("slow").getToxicity()).isEqualTo(0.1f);
    }

    @Test
    void everySetterComesBackWhole() throws IOException {
        Latency latency = toxics.latency("latency", ToxicDirection.UPSTREAM, 100);
        latency.setLatency(200).setJitter(10);
        SlowClose slowClose = toxics.slowClose("slow", ToxicDirection.UPSTREAM, 100);
        slowClose.setDelay(200);
        Timeout timeout = toxics.timeout("timeout", ToxicDirection.UPSTREAM, 100);
        timeout.setTimeout(200);
        ResetPeer reset = toxics.resetPeer("reset", ToxicDirection.UPSTREAM, 100);
        reset.setTimeout(200);
        Slicer slicer = toxics.slicer("slicer", ToxicDirection.UPSTREAM, 100, 10);
        slicer.setAverageSize(200).setSizeVariation(20).setDelay(30);
        LimitData limit = toxics.limitData("limit", ToxicDirection.UPSTREAM, 100);
        limit.setBytes(200);

        Latency seen = toxics.get("latency", Latency.class);
        assertThat(seen.getLatency()).isEqualTo(200);
        assertThat(seen.getJitter()).isEqualTo(10);
        assertThat(toxics.get("slow", SlowClose.class).getDelay()).isEqualTo(200);
        assertThat(toxics.get("timeout", Timeout.class).getTimeout()).isEqualTo(200);
        assertThat(toxics.get("reset", ResetPeer.class).getTimeout()).isEqualTo(200);
        assertThat(toxics.get("limit", LimitData.class).getBytes()).isEqualTo(200);
        assertThat(slicer.getAverageSize()).isEqualTo(200);
        assertThat(toxics.get("slicer", Slicer.class).getSizeVariation()).isEqualTo(20);
        assertThat(toxics.get("slicer", Slicer.class).getDelay()).isEqualTo(30);
    }
}
