package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.git.SshAddress;
import java.io.EOFException;
import java.io.File;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Has a host serve a repository over SSH, by the program that git would run. It prompts nobody, waits for none of its phases longer than
 * the limits allow, and leaves nothing running. Safe to share.
 *
 * @param told the value of {@code GIT_SSH_COMMAND}, a line for a shell; empty for ssh as the go command has it run
 * @param clock nanoseconds, of a clock that never jumps
 * @param workers talk with it, each for as long as it lasts
 * @param children it is among while it runs
 */
record SshCommand(String told, Settings.Limits limits, LongSupplier clock, Executor workers, Children children) {

    /** What a shell says of a program that is not there. */
    private static final int NOT_FOUND = 127;

    private static final int MOST_WORDS = 2000;

    /** What was said last is mostly read before the program is seen to have ended; nobody waits longer for it. */
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    /** What is said and heard. */
    @FunctionalInterface
    interface Conversation<T> {
        T hold(InputStream in, OutputStream out) throws IOException;
    }

    /** It failed. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient SshEnd end;

        Failed(SshEnd end) {
            super(end.words(), null, false, false);
            this.end = end;
        }

        SshEnd end() {
            return end;
        }
    }

    /** Whether there is such a program, as far as can be told without running it. */
    static boolean isThere(Surroundings surroundings) {
        return !surroundings.get("GIT_SSH_COMMAND", "").isEmpty()
                || Stream.of(surroundings.get("PATH", "").split(File.pathSeparator))
                        .filter(directory -> !directory.isEmpty())
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "ssh")));
    }

    /**
     * Converses with {@code git-upload-pack} there.
     *
     * @param largest the most bytes it may answer
     * @throws Failed when it was not to its end, for whatever reason
     */
    <T> T converse(SshAddress at, long largest, Conversation<T> conversation, Deadline deadline)
            throws Failed, InterruptedException {
        Process process = start(at);
        try {
            SshAnswer answer = new SshAnswer(process.getInputStream(), clock, largest);
            Words words = new Words();
            CompletableFuture<?> heard = CompletableFuture.runAsync(() -> words.hear(process), workers);
            CompletableFuture<T> result = new CompletableFuture<>();
            workers.execute(() -> hold(conversation, process, answer, result));
            CompletableFuture<Integer> status = result.handle((done, failed) -> failed)
                    .thenCompose(failed -> failed == null || failed instanceof EOFException
                            ? process.onExit().thenApply(Process::exitValue)
                            : CompletableFuture.completedFuture(0));
            if (!awaited(status, answer, deadline)) {
                throw new Failed(new SshEnd(OptionalInt.empty(), answer.bytes(), words.said()));
            }
            if (status.join() == 0) {
                return understood(result, answer);
            }
            awaitWords(heard);
            throw new Failed(new SshEnd(OptionalInt.of(status.join()), answer.bytes(), words.said()));
        } finally {
            children.end(process);
        }
    }

    private Process start(SshAddress at) throws Failed {
        List<String> words = new ArrayList<>(List.of("sh", "-c", program() + " \"$@\"", "ssh"));
        if (at.port() != 0) {
            words.addAll(List.of("-p", String.valueOf(at.port())));
        }
        words.addAll(List.of(at.destination(), at.command()));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().remove("GIT_PROTOCOL"); // version 0, whatever ssh is configured to pass on
        builder.environment().put("SSH_ASKPASS", "false");
        builder.environment().put("SSH_ASKPASS_REQUIRE", "force");
        try {
            return children.start(builder);
        } catch (IOException noShell) {
            throw new Failed(new SshEnd(OptionalInt.of(NOT_FOUND), 0, String.valueOf(noShell.getMessage())));
        }
    }

    private String program() {
        long seconds = Math.max(1, limits.connect().plusMillis(999).toSeconds());
        return told.isEmpty() ? "ssh -o ControlMaster=no -o BatchMode=yes -o ConnectTimeout=" + seconds : told;
    }

    private static <T> void hold(
            Conversation<T> conversation, Process process, SshAnswer answer, CompletableFuture<T> result) {
        try (OutputStream out = new Told(process.getOutputStream())) {
            result.complete(conversation.hold(answer, out));
        } catch (IOException | RuntimeException failed) {
            result.completeExceptionally(failed);
        }
    }

    /** Until something comes, ssh may look a name up, connect, agree on keys and show its own, and the host begin to answer. */
    private boolean awaited(CompletableFuture<?> end, SshAnswer answer, Deadline deadline) throws InterruptedException {
        Duration toBegin =
                limits.lookup().plus(limits.connect()).plus(limits.handshake()).plus(limits.header());
        while (true) {
            long left = Math.min(answer.leftNanos(toBegin, limits.stall()), deadline.leftNanos());
            if (left == 0) {
                return end.isDone();
            }
            try {
                end.get(Math.min(left, limits.stall().toNanos()), TimeUnit.NANOSECONDS);
                return true;
            } catch (TimeoutException silentOrNot) {
                // It may have begun or gone on meanwhile, which gives it another limit.
            } catch (ExecutionException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    private static void awaitWords(CompletableFuture<?> heard) throws InterruptedException {
        try {
            heard.get(LAST_WORDS.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException untold) {
            // Then the cause stands in what was said so far, or nowhere.
        }
    }

    private static <T> T understood(CompletableFuture<T> result, SshAnswer answer) throws Failed {
        try {
            return result.join();
        } catch (CompletionException wrong) {
            Throwable cause = Optional.ofNullable(wrong.getCause()).orElse(wrong);
            throw new Failed(new SshEnd(OptionalInt.of(0), answer.bytes(), String.valueOf(cause.getMessage())));
        }
    }

    /** What is told it; once it has ended, that is an end like that of what it says, and why stands in its status. */
    private static final class Told extends FilterOutputStream {
        Told(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            try {
                out.write(bytes, offset, count);
                out.flush();
            } catch (IOException gone) {
                throw ended(gone);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                out.close();
            } catch (IOException gone) {
                throw ended(gone);
            }
        }

        private static EOFException ended(IOException gone) {
            EOFException ended = new EOFException("it listened no longer");
            ended.initCause(gone);
            return ended;
        }
    }

    /** The end of what is said on standard error, which is read whether anybody wants it or not. */
    private static final class Words {
        private String said = "";

        void hear(Process process) {
            byte[] more = new byte[MOST_WORDS];
            try (InputStream in = process.getErrorStream()) {
                for (int count = in.read(more); count >= 0; count = in.read(more)) {
                    add(new String(more, 0, count, UTF_8));
                }
            } catch (IOException ended) {
                // So there is no more.
            }
        }

        private synchronized void add(String more) {
            String all = said + more;
            said = all.substring(Math.max(0, all.length() - MOST_WORDS));
        }

        synchronized String said() {
            return said.strip();
        }
    }
}
