package io.github.fetchproof.harness.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fetchproof.fakes.git.SshHost;
import io.github.fetchproof.fakes.git.SshKey;
import io.github.fetchproof.fakes.git.UploadPackService;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Repository;
import io.github.fetchproof.harness.door.Programs;
import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.git.Advertisement;
import io.github.fetchproof.harness.git.PackRequest;
import io.github.fetchproof.harness.git.SshAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real ssh at the fake host. */
@Timeout(120)
class SshGitTest {

    private static final SshKey HOST = SshKey.generate();
    private static final SshKey USER = SshKey.generate();
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Repository R = Repository.of("r")
            .commit(
                    Instant.parse("2024-01-02T03:04:05Z"),
                    Map.of("go.mod", "module example.com/r\n\ngo 1.20\n", "r.go", "package r\n"))
            .tag("v1.0.0");

    /** What is asked instead; it says that it has nothing. */
    private static final GitTransport HTTPS = new GitTransport() {
        @Override
        public String name() {
            return "https://example.com/r";
        }

        @Override
        public Advertisement refs(Deadline deadline, Errand errand) {
            return new Advertisement(Map.of(), Map.of(), Set.of("https"));
        }

        @Override
        public byte[] pack(PackRequest request, Deadline deadline, Errand errand) throws FetchFailure {
            throw new FetchFailure(FailureClass.NOT_FOUND, "GET https://example.com/r: status 404");
        }
    };

    private final Path scratch;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final TimeAndChance time = TimeAndChance.real();
    private final Settings settings = Settings.of(new Surroundings(Map.of("FETCHPROOF_BREAKER_OPEN", "10m")));
    private final Decisions decisions = new Decisions(settings);
    private final Hosts hosts = new Hosts(decisions, time);
    private final Deadline deadline = time.deadline(Duration.ofSeconds(60));
    private final Errand errand = new Errand(deadline);

    SshGitTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @BeforeEach
    void needsSsh() {
        boolean here = Programs.commandExists("ssh", System.getenv().getOrDefault("PATH", ""));
        assumeTrue(here, "no ssh in PATH: the reference is not tried with it");
    }

    @AfterEach
    void close() {
        workers.shutdownNow();
    }

    @Test
    void whoHasAKeyIsToldWhatThereIsAndSentIt() throws Exception {
        try (SshHost host = start()) {
            GitHost repository = new GitHost(decisions, git(host.address().getPort(), "r", USER));

            String id = repository.refs(deadline, errand).id("refs/tags/v1.0.0").orElseThrow();

            assertThat(repository.refs(deadline, errand).capabilities()).doesNotContain("https");
            for (int depth : List.of(1, 0)) {
                var pack = repository.pack(List.of(id), depth, deadline, errand);
                assertThat(pack.tree(pack.commit(id)).files()).containsOnlyKeys("go.mod", "r.go");
            }
            assertThat(errand.attempts()).isEqualTo(3);
        }
    }

    @Test
    void whoHasAnotherKeyIsTurnedAwayAndAsksNobodyElse() throws Exception {
        try (SshHost host = start()) {
            GitTransport git = git(host.address().getPort(), "r", SshKey.generate());

            assertThatThrownBy(() -> git.refs(deadline, errand))
                    .isInstanceOfSatisfying(
                            FetchFailure.class,
                            failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.UNAUTHORIZED))
                    .hasMessageContaining("Permission denied (publickey)");
        }
    }

    @Test
    void aHostOfAnotherKeyIsNotTrusted() throws Exception {
        try (SshHost host = start()) {
            GitTransport git = git(host.address().getPort(), "r", USER);
            known(SshKey.generate(), host.address().getPort());

            assertThatThrownBy(() -> git.refs(deadline, errand))
                    .isInstanceOfSatisfying(
                            FetchFailure.class,
                            failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.PERMANENT))
                    .hasMessageContaining("Host key verification failed");
        }
    }

    @Test
    void aRepositoryThatTheHostDoesNotServeIsNotTakenForAbsent() throws Exception {
        try (SshHost host = start()) {
            GitTransport git = git(host.address().getPort(), "other", USER);

            assertThatThrownBy(() -> git.refs(deadline, errand))
                    .isInstanceOfSatisfying(
                            FetchFailure.class,
                            failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.PERMANENT))
                    .hasMessageContaining("there is no repository other");
        }
    }

    @Test
    void whereThePortIsRefusedHttpsIsAskedFromThenOn() throws Exception {
        int port = freePort();
        GitTransport git = git(port, "r", USER);

        assertThat(git.refs(deadline, errand).capabilities()).containsExactly("https");
        assertThat(git.refs(deadline, errand).capabilities()).containsExactly("https");
        assertThat(errand.attempts()).isEqualTo(1);
        assertThatThrownBy(() -> git.pack(new PackRequest(List.of("x"), 0, Set.of()), deadline, errand))
                .isInstanceOfSatisfying(
                        FetchFailure.class,
                        failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.TRANSIENT))
                .hasMessageContaining("port " + port + ": Connection refused")
                .hasMessageContaining("instead GET https://example.com/r: status 404");
    }

    @Test
    void whereThePortSaysNothingHttpsIsAsked() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            GitTransport git = git(silent.getLocalPort(), "r", USER);

            assertThat(git.refs(deadline, errand).capabilities()).containsExactly("https");
        }
    }

    @Test
    void aHostWhosePortIsRefusedAgainAndAgainIsLeftAlone() throws Exception {
        int port = freePort();
        int failures = settings.breaker().failures();

        for (int i = 0; i < failures + 3; i++) {
            assertThat(git(port, "r" + i, USER).refs(deadline, errand).capabilities())
                    .containsExactly("https");
        }

        assertThat(errand.attempts()).isEqualTo(failures);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static SshHost start() {
        UploadPackService service = UploadPackService.of(R);
        return SshHost.start(
                "G1",
                ANY_PORT,
                HOST,
                List.of(USER.publicText()),
                path -> path.equals("r") ? Optional.of(service) : Optional.empty(),
                EventLog.none(System::nanoTime));
    }

    private GitTransport git(int port, String repository, SshKey key) throws IOException {
        Path file = scratch.resolve("id");
        Files.writeString(file, key.privateText());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        known(HOST, port);
        String line = "ssh -F none -o BatchMode=yes -o ConnectTimeout=1 -o IdentitiesOnly=yes -o UserKnownHostsFile="
                + scratch.resolve("known_hosts") + " -i " + file;
        return new SshGit(
                decisions,
                new SshCommand(line, decisions.limits(), System::nanoTime, workers, new Children()),
                time,
                hosts,
                SshAddress.of("ssh://git@127.0.0.1:" + port + "/" + repository).orElseThrow(),
                Optional.of(HTTPS));
    }

    private void known(SshKey key, int port) throws IOException {
        Files.writeString(scratch.resolve("known_hosts"), key.knownHost("127.0.0.1", port) + "\n");
    }
}
