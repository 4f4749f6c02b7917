package io.github.fetchproof.harness.reference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where the body of one answer goes. Each attempt gets a new one, so that parts of two answers never meet (RETRY-007).
 *
 * <p>One thread writes; another may abandon it at any time, after which nothing more comes of it.
 */
interface Sink {

    /**
     * Takes the next bytes.
     *
     * @throws FetchFailure of class {@code LOCAL} when they cannot be kept, or nobody wants them any more
     */
    void write(byte[] bytes, int count) throws FetchFailure;

    /** All has been written. */
    void finish() throws FetchFailure;

    /** Forgets what was written. */
    void abandon();

    /** Forgets the refusal that it took, before the same is asked once more. */
    default void restart() {}

    /** Whether it takes the body of a refusal as well. */
    default boolean takesRefusals() {
        return false;
    }

    /** Whether what came with a refusal is an answer after all. */
    default boolean isAnswer() {
        return false;
    }

    /** Keeps a body in memory. */
    final class Memory implements Sink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void write(byte[] more, int count) {
            bytes.write(more, 0, count);
        }

        @Override
        public void finish() {}

        @Override
        public synchronized void abandon() {
            bytes.reset();
        }

        synchronized byte[] toByteArray() {
            return bytes.toByteArray();
        }
    }

    /** Keeps a body in a file, made with the first byte; empty bodies make an empty file. */
    final class InFile implements Sink {
        private final Path path;
        private final boolean temporary;
        private Optional<OutputStream> out = Optional.empty();
        private boolean abandoned;

        /** @param temporary whether the file goes when this is abandoned */
        InFile(Path path, boolean temporary) {
            this.path = path;
            this.temporary = temporary;
        }

        Path path() {
            return path;
        }

        @Override
        public synchronized void write(byte[] bytes, int count) throws FetchFailure {
            try {
                open().write(bytes, 0, count);
            } catch (IOException full) {
                throw local(full);
            }
        }

        @Override
        public synchronized void finish() throws FetchFailure {
            try {
                open().close();
            } catch (IOException full) {
                throw local(full);
            }
        }

        private static FetchFailure local(IOException full) {
            return new FetchFailure(FailureClass.LOCAL, "could not write to the module cache: " + full);
        }

        private OutputStream open() throws IOException {
            if (abandoned) {
                throw new IOException("the download was given up");
            }
            if (out.isEmpty()) {
                out = Optional.of(Files.newOutputStream(path, options()));
            }
            return out.get();
        }

        private OpenOption[] options() {
            return temporary
                    ? new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE}
                    : new OpenOption[] {
                        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                    };
        }

        @Override
        public synchronized void abandon() {
            abandoned = true;
            try {
                if (out.isPresent()) {
                    out.get().close();
                }
                if (temporary) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException leftBehind) {
                // The next download of the same version sweeps it away.
                System.getLogger(Sink.class.getName())
                        .log(System.Logger.Level.DEBUG, "could not remove " + path, leftBehind);
            }
        }
    }
}
