package io.github.fetchproof.harness.sandbox;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running command that lives no longer than this process.
 *
 * <p>Its standard input is a pipe on which nothing is ever written: its end says that this process has died or wants the
 * command to end. Threads may share it.
 */
public final class SandboxedProcess implements AutoCloseable {
    private final Process process;
    private final Duration patience;
    private final Thread hook;

    private SandboxedProcess(Process process, Duration patience) {
        this.process = process;
        this.patience = patience;
        this.hook = new Thread(this::end, "sandbox-shutdown");
    }

    /**
     * Starts a command, usually one made by {@link Sandbox#command}, with this process's output and error output.
     *
     * @param patience how long the command may take to end by itself once its input has ended
     */
    public static SandboxedProcess start(List<String> command, Duration patience) throws IOException {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience must not be negative: " + patience);
        }
        Process process = new ProcessBuilder(command)
                .redirectInput(Redirect.PIPE)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start();
        SandboxedProcess started = new SandboxedProcess(process, patience);
        try {
            Runtime.getRuntime().addShutdownHook(started.hook);
        } catch (IllegalStateException alreadyEnding) {
            started.end();
            throw new IOException("nothing is started while this process is ending", alreadyEnding);
        }
        return started;
    }

    /**
     * Waits until the command ends.
     *
     * @return its exit status; 128 + n after signal n, but after KILL {@code unshare} may say 1 as well, so a command that
     *     gives 1 a meaning should also leave a result behind
     */
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** The process of the outermost wrapper. */
    public ProcessHandle wrapper() {
        return process.toHandle();
    }

    /** Ends the command: first its input, then, when its patience has passed, by force. Does nothing when it has ended. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            return; // the hook is at it
        }
        end();
    }

    private void end() {
        try {
            closeInput();
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        // All of them, not only the wrapper: one that belongs to root, such as sudo, is not ours to kill.
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // The pipe has no reader any more, which is what closing it was for.
        }
    }
}
