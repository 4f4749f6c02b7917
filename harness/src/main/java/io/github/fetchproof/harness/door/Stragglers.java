package io.github.fetchproof.harness.door;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Processes that detached themselves from a subject without a cage, known by a variable of their environment that nobody else
 * has. One that changed its environment as well is not found, and on a system without {@code /proc} none is.
 */
final class Stragglers {
    private static final int MOST_BYTES = 1 << 20;
    private static final int QUIET_LOOKS = 3;
    private static final int MOST_LOOKS = 50;

    private Stragglers() {}

    /**
     * Ends every process of ours whose environment holds {@code variable}, written {@code NAME=value}. Looks until several looks
     * in a row found nobody: one that is just being forked, or just becomes another program, can be missed by a single look.
     */
    static void end(String variable) {
        int quiet = 0;
        for (int i = 0; i < MOST_LOOKS && quiet < QUIET_LOOKS; i++) {
            List<ProcessHandle> found = find(variable);
            found.forEach(ProcessHandle::destroyForcibly);
            quiet = found.isEmpty() ? quiet + 1 : 0;
        }
    }

    /** Every process whose environment holds {@code variable}. */
    static List<ProcessHandle> find(String variable) {
        List<ProcessHandle> found = new ArrayList<>();
        Path proc = Path.of("/proc");
        if (!Files.isDirectory(proc)) {
            return found;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path each : processes) {
                if (holds(each.resolve("environ"), variable)) {
                    ProcessHandle.of(Long.parseLong(each.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
        } catch (IOException | DirectoryIteratorException gone) {
            return found;
        }
        return found;
    }

    private static boolean holds(Path environment, String variable) {
        try (InputStream in = Files.newInputStream(environment)) {
            String all = "\0" + new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return all.contains("\0" + variable + "\0");
        } catch (IOException notOurs) {
            return false;
        }
    }
}
