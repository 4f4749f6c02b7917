package io.github.fetchproof.fakes.toxiproxy;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The sockets, selectors and pipes that this process holds; files, which the JVM opens and closes as it likes, are not counted. */
final class Descriptors {
    private static final Path OPEN = Path.of("/proc/self/fd");

    private Descriptors() {}

    /** Skips what is to come where they cannot be counted. */
    static void assumeCountable() {
        assumeThat(OPEN).as("only Linux lists a process's descriptors").isDirectory();
    }

    static long count() {
        try (Stream<Path> open = Files.list(OPEN)) {
            return open.filter(Descriptors::isNoFile).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isNoFile(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().matches("(socket|anon_inode|pipe):.*");
        } catch (IOException e) {
            // The listing's own descriptor, closed by now.
            return false;
        }
    }

    /** Waits until no more than {@code most} are open: threads of the test close some a little later. */
    static void awaitAtMost(long most) {
        Await.until("no more than " + most + " sockets, selectors and pipes are open", () -> count() <= most);
    }
}
