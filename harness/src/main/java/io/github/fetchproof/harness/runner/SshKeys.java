package io.github.fetchproof.harness.runner;

import io.github.fetchproof.fakes.git.SshHost;
import io.github.fetchproof.fakes.git.SshKey;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Site;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The SSH keys of a run: of all hosts, of the subject, and of somebody else. */
record SshKeys(SshKey host, SshKey subject, SshKey other) {

    private static final int PORT = 22;

    /** ssh waits for ever for a host that says nothing; a user who fetches in a build would tell it not to. */
    private static final int SECONDS_TO_CONNECT = 5;

    /** New ones. */
    static SshKeys generate() {
        return new SshKeys(SshKey.generate(), SshKey.generate(), SshKey.generate());
    }

    /** Serves a site to the subject or to the other. */
    SshHost serve(String origin, InetSocketAddress address, Site site, boolean toSubject, EventLog log) {
        String admitted = (toSubject ? subject : other).publicText();
        return SshHost.start(origin, address, host, List.of(admitted), site, log);
    }

    /**
     * Writes down what a client of the subject needs.
     *
     * @param directory where its key and known hosts are to lie
     * @param names of the hosts
     * @return the value of {@code GIT_SSH_COMMAND}
     */
    String tell(Path directory, Collection<String> names) throws IOException {
        Path key = directory.resolve("ssh-key");
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, subject.privateText());
        Path known = directory.resolve("known-hosts");
        Files.writeString(
                known,
                names.stream().map(name -> host.knownHost(name, PORT) + "\n").collect(Collectors.joining()));
        return "ssh -F none -i " + key + " -o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=yes"
                + " -o GlobalKnownHostsFile=none -o UserKnownHostsFile=" + known + " -o ConnectTimeout="
                + SECONDS_TO_CONNECT;
    }
}
