package io.github.fetchproof.fakes.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Repository;
import io.github.fetchproof.fakes.world.Vectors;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The lines in the documentation of the package, at work. */
class AloneTest {
    private final InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private final EventLog log = EventLog.none(System::nanoTime);

    @Test
    void aRepositoryIsServedOverHttpAndSsh(@TempDir Path scratch, TestReporter reporter) throws Exception {
        byte[] body = "0014command=ls-refs\n0001001aref-prefix refs/tags/\n0000".getBytes(UTF_8);

        Repository r = Repository.of("r").release(Vectors.VECTOR_A, "");
        UploadPackService service = UploadPackService.of(r);
        byte[] page = service.advertisement("version=2"); // of GET r/info/refs?service=git-upload-pack
        byte[] pack = service.answer("version=2", body); // of POST r/git-upload-pack

        assertThat(new String(page, UTF_8)).contains("version 2");
        assertThat(new String(pack, UTF_8)).contains("refs/tags/v1.0.0");

        SshKey user = SshKey.generate();
        SshKey key = SshKey.generate();
        List<String> authorized = List.of(user.publicText());
        try (SshHost host = SshHost.start("H2", anywhere, key, authorized, path -> Optional.of(service), log)) {
            String known = key.knownHost("127.0.0.1", host.address().getPort());
            String url = "ssh://git@127.0.0.1:" + host.address().getPort() + "/r"; // for git ls-remote

            Tools.need(reporter, "git");
            Tools.need(reporter, "ssh");
            assertThat(lsRemote(scratch, user, known, url)).contains("refs/tags/v1.0.0");
        }
    }

    private static String lsRemote(Path scratch, SshKey user, String known, String url) throws Exception {
        Path id = Files.writeString(scratch.resolve("id"), user.privateText());
        Files.setPosixFilePermissions(id, PosixFilePermissions.fromString("rw-------"));
        Path hosts = Files.writeString(scratch.resolve("known_hosts"), known + "\n");
        return new Tools(scratch)
                .with(
                        "GIT_SSH_COMMAND",
                        "ssh -F none -o BatchMode=yes -o IdentitiesOnly=yes -o UserKnownHostsFile=" + hosts + " -i "
                                + id)
                .run("git", "ls-remote", url)
                .good();
    }
}
