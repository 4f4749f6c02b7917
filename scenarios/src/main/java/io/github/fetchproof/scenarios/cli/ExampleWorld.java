package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.git.SshKey;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Repository;
import io.github.fetchproof.fakes.world.Site;
import io.github.fetchproof.fakes.world.Sumdb;
import io.github.fetchproof.fakes.world.Vectors;
import io.github.fetchproof.fakes.world.World;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is served unless a scenario is named: two proxies, a checksum database, and a git host over HTTPS and one over SSH, each with
 * something in it that the go command can download.
 *
 * <p>The git hosts are found by git's own means, a configuration that rewrites URLs: no name is looked up, and no port below 1024 is
 * needed.
 */
final class ExampleWorld {
    private static final String GIT = "git.example.com";
    private static final String SSH = "ssh.example.com";
    private static final String HTTPS_HOST = "H1";
    private static final String SSH_HOST = "H2";
    private static final String DATABASE = "S1";

    static final World WORLD = World.empty()
            .proxy("P1", Vectors.VECTOR_A)
            .proxy("P2", Vectors.VECTOR_A)
            .sumdb(DATABASE, Sumdb.of("sum.example.com", Vectors.VECTOR_A))
            .site(HTTPS_HOST, site(GIT))
            .encrypted(HTTPS_HOST, World.Encryption.ANNOUNCED);

    /** What can be downloaded of it. */
    static final List<String> MODULES =
            List.of(Vectors.VECTOR_A.id().toString(), GIT + "/r.git@v1.0.0", SSH + "/r.git@v1.0.0");

    private ExampleWorld() {}

    private static Site site(String host) {
        return Site.of(host).with(Repository.of("r").release(Module.of(host + "/r.git@v1.0.0"), ""));
    }

    /**
     * Adds the SSH host to the world, which is raised, and writes what git needs.
     *
     * @param scratch where to
     * @return the variables that lead to all of it, beside GOPROXY
     */
    static Map<String, String> complete(HeldWorld held, Path scratch) throws IOException {
        SshKey user = SshKey.generate();
        String knownHost = held.openSsh(SSH_HOST, site(SSH), user);
        Path key = secret(scratch.resolve("id_ecdsa"), user.privateText());
        Path known = Files.writeString(scratch.resolve("known_hosts"), knownHost + "\n");
        Path authority = Files.writeString(scratch.resolve("authority.pem"), held.authority());
        String https = held.road(HTTPS_HOST).url() + "/";
        Path config = Files.writeString(
                scratch.resolve("gitconfig"),
                rewritten(GIT, https) + rewritten(SSH, held.road(SSH_HOST).url() + "/") + "[http \"" + https
                        + "\"]\n\tproxy =\n");

        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(
                "GOSUMDB",
                held.world().sumdbAt(DATABASE).orElseThrow().key() + " "
                        + held.road(DATABASE).url());
        for (String name : List.of("GOPRIVATE", "GONOPROXY", "GONOSUMDB")) {
            variables.put(name, GIT + "," + SSH);
        }
        variables.put("GIT_CONFIG_GLOBAL", config.toString());
        variables.put("GIT_SSL_CAINFO", authority.toString());
        variables.put(
                "GIT_SSH_COMMAND",
                "ssh -F none -o BatchMode=yes -o IdentitiesOnly=yes -o UserKnownHostsFile=" + known + " -i " + key);
        return variables;
    }

    /** All that go tries when it looks for a repository, lest it asks the host's real namesake. */
    private static String rewritten(String host, String url) {
        return "[url \"" + url + "\"]\n"
                + "\tinsteadOf = https://" + host + "/\n"
                + "\tinsteadOf = ssh://" + host + "/\n"
                + "\tinsteadOf = git+ssh://" + host + "/\n";
    }

    private static Path secret(Path file, String text) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.writeString(file, text);
    }
}
