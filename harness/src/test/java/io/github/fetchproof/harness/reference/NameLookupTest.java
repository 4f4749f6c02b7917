package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.fault.DnsFault;
import io.github.fetchproof.fakes.origin.NameServer;
import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.harness.fetcher.Surroundings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.hosts.HostsFileParser;

@Timeout(60)
class NameLookupTest {
    private static final InetAddress GOOD = address("127.0.0.9");
    private static final InetAddress FALSE = address("127.0.0.66");
    private static final InetAddress SIX = address("::1");

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final NameServer server = start();
    private final NameServer other = start();

    @AfterEach
    void close() {
        server.close();
        other.close();
    }

    @Test
    void findsTheAddressesOfBothFamilies() throws Exception {
        server.put("x.test", List.of(GOOD, SIX));

        assertThat(lookup("x.test")).containsExactly(SIX, GOOD);
        assertThat(events).hasSize(2);
    }

    @Test
    void saysWhyANameHasNoAddress() {
        assertThatThrownBy(() -> lookup("x.test"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("there is no such name");
        breakName(new DnsFault.NoAddress(), 9);
        assertThatThrownBy(() -> lookup("x.test")).hasMessage("it has no address");
        breakName(new DnsFault.ServerFailure(), 9);
        assertThatThrownBy(() -> lookup("x.test")).hasMessage("the name server said SERVFAIL");
        assertThatThrownBy(() -> lookup("x..test")).hasMessage("that is no host name");
    }

    @Test
    void asksAgainWhenAReplyIsLost() throws Exception {
        server.put("x.test", List.of(GOOD));
        breakName(new DnsFault.Silence(), 1);

        assertThat(lookup("x.test")).containsExactly(GOOD);
    }

    @Test
    void doesNotWaitLongerThanItMay() {
        breakName(new DnsFault.Silence(), 99);

        long asked = System.nanoTime();
        assertThatThrownBy(() -> lookup("x.test"))
                .isInstanceOf(NameLookup.Silent.class)
                .hasMessageContaining("no name server answered");
        assertThat((System.nanoTime() - asked) / 1_000_000).isGreaterThanOrEqualTo(400);
        assertThat(events).hasSize(4);
    }

    @Test
    void asksTheNextServerWhenTheFirstFailsOrIsNotThere() throws Exception {
        other.put("x.test", List.of(GOOD));
        breakName(new DnsFault.Refusal(), 9);
        assertThat(lookup("x.test", server, other)).containsExactly(GOOD);

        server.close();
        assertThat(lookup("x.test", server, other)).containsExactly(GOOD);
    }

    @Test
    void believesTheFirstServerThatANameDoesNotExist() {
        other.put("x.test", List.of(GOOD));

        assertThatThrownBy(() -> lookup("x.test", server, other)).hasMessage("there is no such name");
    }

    @Test
    void asksOverTcpForWhatIsTruncated() throws Exception {
        server.put("x.test", List.of(GOOD));
        breakName(new DnsFault.Truncated(), 9);

        assertThat(lookup("x.test")).containsExactly(GOOD);
        assertThat(events)
                .anyMatch(event ->
                        event instanceof Event.Query query && query.over().equals("tcp"));
    }

    @Test
    void asksOverTcpAloneWhereItIsTold() throws Exception {
        server.put("x.test", List.of(GOOD, SIX));

        assertThat(lookup("x.test", overTcp(server))).containsExactly(SIX, GOOD);
        assertThat(events)
                .hasSize(2)
                .allMatch(event ->
                        event instanceof Event.Query query && query.over().equals("tcp"));
    }

    @Test
    void goesOnToTheNextServerWhenNobodyTakesTheConnection() throws Exception {
        other.put("x.test", List.of(GOOD));
        server.close();

        assertThat(lookup("x.test", overTcp(server, other))).containsExactly(GOOD);
        assertThatThrownBy(() -> lookup("x.test", overTcp(server)))
                .isInstanceOf(NameLookup.Silent.class)
                .hasMessageContaining("Connection refused");
    }

    @ParameterizedTest
    @CsvSource({
        "options use-vc,true",
        "' options\ttimeout:5   use-vc ',true",
        "# options use-vc,false",
        "options timeout:5,false"
    })
    void resolvConfTellsWhetherToAskOverTcp(String line, boolean overTcp, @TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("resolv.conf"), "nameserver 127.0.0.53\n" + line + "\n");

        assertThat(NameConfiguration.saysOverTcp(file)).isEqualTo(overTcp);
        assertThat(NameConfiguration.saysOverTcp(directory.resolve("missing"))).isFalse();
    }

    @Test
    void waitsForTheTrueReplyWhenAForgedOneComesFirst() throws Exception {
        server.put("x.test", List.of(GOOD));
        breakName(new DnsFault.Forged(), 9);

        assertThat(lookup("x.test")).containsExactly(GOOD);
    }

    @Test
    void looksIntoTheHostsFileFirst(@TempDir Path directory) throws Exception {
        Path hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.9 x.test\n");
        NameConfiguration known = new NameConfiguration(
                List.of(server.address()), List.of(), 1, Optional.of(new HostsFileParser(hosts, false)), false);

        assertThat(lookup("x.test", known)).containsExactly(GOOD);
        assertThat(events).isEmpty();
    }

    @Test
    void looksForShortNamesInTheSearchDomains() throws Exception {
        server.put("proxy.build.test", List.of(GOOD));
        server.put("y.test", List.of(FALSE));
        NameConfiguration searching = new NameConfiguration(
                List.of(server.address()),
                List.of(Name.fromString("none.test."), Name.fromString("build.test.")),
                1,
                Optional.empty(),
                false);

        assertThat(lookup("proxy", searching)).containsExactly(GOOD);
        assertThat(lookup("y.test", searching)).containsExactly(FALSE);
        assertThatThrownBy(() -> lookup("proxy.", searching)).hasMessage("there is no such name");
    }

    private NameServer start() {
        return NameServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new EventLog() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void add(Event event) {
                events.add(event);
            }
        });
    }

    private void breakName(DnsFault fault, int times) {
        server.breakName("x.test", fault, times, FALSE, said -> {});
    }

    private List<InetAddress> lookup(String host) throws UnknownHostException {
        return lookup(host, server);
    }

    private static List<InetAddress> lookup(String host, NameServer... servers) throws UnknownHostException {
        return lookup(host, asking(false, servers));
    }

    private static NameConfiguration overTcp(NameServer... servers) {
        return asking(true, servers);
    }

    private static NameConfiguration asking(boolean overTcp, NameServer... servers) {
        List<InetSocketAddress> addresses =
                List.of(servers).stream().map(NameServer::address).toList();
        return new NameConfiguration(addresses, List.of(), 1, Optional.empty(), overTcp);
    }

    private static List<InetAddress> lookup(String host, NameConfiguration configuration) throws UnknownHostException {
        Settings settings = Settings.of(new Surroundings(Map.of("FETCHPROOF_LOOKUP_TIMEOUT", "400ms")));
        return new NameLookup(new Decisions(settings), System::nanoTime, configuration).lookup(host);
    }

    private static InetAddress address(String numeric) {
        try {
            return InetAddress.getByName(numeric);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
