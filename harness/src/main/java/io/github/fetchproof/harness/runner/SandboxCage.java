package io.github.fetchproof.harness.runner;

import io.github.fetchproof.harness.door.Cage;
import io.github.fetchproof.harness.sandbox.SubjectCage;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The sandbox's cage, as doors know cages. */
public record SandboxCage(SubjectCage cage) implements Cage {

    /** The cage for subjects of this process. */
    public static Cage here() {
        return new SandboxCage(SubjectCage.here());
    }

    /** The same, for subjects of which each has a directory of its own in the commons. */
    public static Cage among(Path commons) {
        return new SandboxCage(SubjectCage.here().hiding(commons));
    }

    @Override
    public List<String> command(List<String> argv) {
        return cage.command(argv);
    }

    @Override
    public boolean holds() {
        return cage.holds();
    }

    @Override
    public Cage askingOverTcp(InetAddress nameServer, Path file) {
        return new SandboxCage(cage.askingOverTcp(nameServer, file));
    }

    @Override
    public void askToEnd(Process started) {
        cage.askToEnd(started);
    }

    @Override
    public Optional<ProcessHandle> subject(Process started) {
        return cage.subject(started);
    }

    @Override
    public void end(Process started) throws InterruptedException {
        cage.end(started);
    }
}
