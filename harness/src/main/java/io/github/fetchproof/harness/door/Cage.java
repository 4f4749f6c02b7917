package io.github.fetchproof.harness.door;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What holds a subject's process, so that its end is the end of everything it started. */
public interface Cage {

    /** Plain child processes: what detaches itself is looked for, but may escape. */
    Cage NONE = prefix(List.of());

    /** A variable for the cage alone: the file in which it names the processes that outlived the subject. */
    String LEFT_BEHIND = "FETCHPROOF_LEFT_BEHIND";

    /** The argv that runs another argv in the cage. */
    List<String> command(List<String> argv);

    /** Whether nothing in it can outlive the process that {@link #command} was started as. */
    boolean holds();

    /** Asks the subject to end: TERM, without closing its streams. */
    void askToEnd(Process started);

    /**
     * The subject's own process, which signals are for; empty when it has ended.
     *
     * @param started the process that {@link #command} was started as
     */
    Optional<ProcessHandle> subject(Process started);

    /**
     * The same cage, whose subjects look up names over TCP at port 53 of this address.
     *
     * @param file where that is written for them; it must stay for as long as they are started
     * @throws UnsupportedOperationException when the cage leaves the machine's own configuration in force
     */
    default Cage askingOverTcp(InetAddress nameServer, Path file) {
        throw new UnsupportedOperationException("subjects in this cage ask the name servers of the machine");
    }

    /** Ends the subject and all the cage holds, at once. */
    void end(Process started) throws InterruptedException;

    /**
     * A cage made by putting words in front of a command, for instance {@code unshare -pf --kill-child --mount-proc}. No words,
     * no cage.
     */
    static Cage prefix(List<String> words) {
        return new Prefix(List.copyOf(words));
    }

    /** A cage that is an argv's prefix: everything below the process that was started is the subject's. */
    record Prefix(List<String> words) implements Cage {
        private static final long SECONDS_TO_VANISH = 5;

        @Override
        public List<String> command(List<String> argv) {
            List<String> command = new ArrayList<>(words);
            command.addAll(argv);
            return command;
        }

        @Override
        public boolean holds() {
            return !words.isEmpty();
        }

        @Override
        public void askToEnd(Process started) {
            if (holds()) {
                started.descendants().forEach(ProcessHandle::destroy);
            } else {
                started.toHandle().destroy();
            }
        }

        @Override
        public Optional<ProcessHandle> subject(Process started) {
            return holds()
                    ? started.children().findFirst()
                    : Optional.of(started.toHandle()).filter(ProcessHandle::isAlive);
        }

        @Override
        public void end(Process started) throws InterruptedException {
            started.descendants().forEach(ProcessHandle::destroyForcibly);
            // The cage ends by itself once it is empty; until then its end would not be theirs.
            if (!holds() || !started.waitFor(SECONDS_TO_VANISH, TimeUnit.SECONDS)) {
                started.toHandle().destroyForcibly();
            }
        }
    }
}
