package io.github.fetchproof.fakes.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.traffic.Event;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Repository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class SshHostTest {

    private static final Repository R = Repositories.R;
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final SshKey HOST = SshKey.generate();
    private static final SshKey USER = SshKey.generate();

    private final Path scratch;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final EventLog log = new EventLog() {
        @Override
        public long nanos() {
            return 1;
        }

        @Override
        public void add(Event event) {
            events.add(event);
        }
    };

    SshHostTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @ParameterizedTest(name = "version {0}")
    @ValueSource(strings = {"0", "2"})
    void whoHasAKeyMayClone(String version, TestReporter reporter) throws Exception {
        try (SshHost host = start()) {
            Tools tools = client(reporter, host, USER);

            tools.run("git", "-c", "protocol.version=" + version, "clone", "-q", url(host, "r"), "r")
                    .good();

            tools.run("git", "-C", "r", "fsck", "--strict").good();
            assertThat(scratch.resolve("r/v2/r.go")).exists();
        }
        assertThat(events).filteredOn(Event.Connected.class::isInstance).hasSize(1);
        assertThat(events).filteredOn(Event.Disconnected.class::isInstance).hasSize(1);
        assertThat(shown()).isNotEmpty().allSatisfy(key -> {
            assertThat(key.known()).isTrue();
            assertThat(key.key()).startsWith("SHA256:");
        });
        assertThat(events)
                .filteredOn(Event.Exchange.class::isInstance)
                .map(Event.Exchange.class::cast)
                .singleElement()
                .satisfies(exchange -> {
                    assertThat(exchange.origin()).isEqualTo("G1");
                    assertThat(exchange.connection()).isEqualTo(1);
                    assertThat(exchange.requestLine()).isEqualTo("git-upload-pack '/r'");
                    assertThat(exchange.path()).isEqualTo("r");
                    assertThat(exchange.bytes()).isPositive();
                    assertThat(exchange.headers())
                            .isEqualTo(version.equals("2") ? List.of("GIT_PROTOCOL=version=2") : List.of());
                });
    }

    @Test
    void whoHasAnotherKeyMayNot(TestReporter reporter) throws Exception {
        try (SshHost host = start()) {
            Tools.Said said = client(reporter, host, SshKey.generate()).run("git", "ls-remote", url(host, "r"));

            assertThat(said.exit()).isNotZero();
            assertThat(said.err()).contains("Permission denied (publickey)");
        }
        assertThat(events).noneMatch(Event.Exchange.class::isInstance);
        assertThat(shown()).isNotEmpty().noneMatch(Event.KeyShown::known);
    }

    @Test
    void aHostOfAnotherKeyIsNotTrusted(TestReporter reporter) throws Exception {
        try (SshHost host = start()) {
            Tools tools = client(reporter, host, USER);
            known(SshKey.generate(), host);

            Tools.Said said = tools.run("git", "ls-remote", url(host, "r"));

            assertThat(said.exit()).isNotZero();
            assertThat(said.err()).contains("Host key verification failed");
        }
    }

    @Test
    void whatIsNotThereAndWhatIsNotAllowedIsSaid(TestReporter reporter) throws Exception {
        try (SshHost host = start()) {
            Tools tools = client(reporter, host, USER);

            assertThat(tools.run("git", "ls-remote", url(host, "x")).err()).contains("there is no repository x");
            Tools.Said said =
                    tools.run((ssh() + " -p " + host.address().getPort() + " git@127.0.0.1 ls").split(" ", -1));
            assertThat(said.exit()).isEqualTo(1);
            assertThat(said.err()).contains("only git-upload-pack may be run here, not ls");
        }
    }

    @Test
    void wrongCallsAreRefusedInOneSentence() {
        InetSocketAddress outside = new InetSocketAddress("192.0.2.1", 0);
        assertThatThrownBy(() -> SshHost.start("G1", outside, HOST, List.of(), path -> Optional.empty(), log))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("an SSH host must listen on loopback");
        assertThatThrownBy(
                        () -> SshHost.start("G1", ANY_PORT, HOST, List.of("nonsense"), path -> Optional.empty(), log))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a public key must be as in authorized_keys: nonsense");
    }

    @Test
    void aClosedHostLeavesNoThread() {
        Set<Thread> before = threads();

        try (SshHost host = start()) {
            assertThat(host.address().getPort()).isPositive();
        }

        Set<Thread> left = threads();
        left.removeAll(before);
        for (Thread thread : left) {
            try {
                thread.join(20_000);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        assertThat(left).noneMatch(Thread::isAlive);
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("sshd"))
                .collect(Collectors.toSet());
    }

    private List<Event.KeyShown> shown() {
        return events.stream()
                .filter(Event.KeyShown.class::isInstance)
                .map(Event.KeyShown.class::cast)
                .toList();
    }

    private SshHost start() {
        UploadPackService service = UploadPackService.of(R);
        Function<String, Optional<UploadPackService>> served =
                path -> path.equals("r") ? Optional.of(service) : Optional.empty();
        return SshHost.start("G1", ANY_PORT, HOST, List.of(USER.publicText()), served, log);
    }

    private static String url(SshHost host, String repository) {
        return "ssh://git@127.0.0.1:" + host.address().getPort() + "/" + repository;
    }

    private Tools client(TestReporter reporter, SshHost host, SshKey key) throws IOException {
        Tools.need(reporter, "git");
        Tools.need(reporter, "ssh");
        Path file = scratch.resolve("id");
        Files.writeString(file, key.privateText());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        known(HOST, host);
        return new Tools(scratch).with("GIT_SSH_COMMAND", ssh());
    }

    private String ssh() {
        return "ssh -F none -o BatchMode=yes -o IdentitiesOnly=yes -o UserKnownHostsFile="
                + scratch.resolve("known_hosts") + " -i " + scratch.resolve("id");
    }

    private void known(SshKey key, SshHost host) throws IOException {
        Files.writeString(
                scratch.resolve("known_hosts"),
                key.knownHost("127.0.0.1", host.address().getPort()) + "\n");
    }
}
