package io.github.fetchproof.harness.door;

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
