package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.simulation.Grid;
import io.github.fetchproof.harness.simulation.Sample;
import io.github.fetchproof.harness.simulation.SampleLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A file of {@link SampleLines}, which grows run by run and can be gone on with after an interruption. */
final class SampleFile {
    private final Path file;

    SampleFile(Path file) {
        this.file = file;
    }

    /** What was run before, without values. A last line that was cut off is taken away. */
    Set<Sample> runs(Grid grid, int seeds) {
        Set<Sample> runs = new HashSet<>();
        if (Files.exists(file)) {
            List<String> whole = wholeLines();
            write(whole, StandardOpenOption.TRUNCATE_EXISTING);
            for (String line : whole) {
                Sample sample = SampleLines.sample(grid, seeds, line);
                runs.add(new Sample(sample.row(), sample.seed(), List.of()));
            }
        }
        return runs;
    }

    private List<String> wholeLines() {
        String text = read(file);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new WrongUsage("a file of samples must be readable: " + file + " (" + failed.getMessage() + ")");
        }
    }

    /** Adds a line, at once on the disk. */
    void append(String line) {
        write(List.of(line), StandardOpenOption.APPEND);
    }

    private void write(List<String> lines, StandardOpenOption how) {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, how)) {
            for (String line : lines) {
                out.write(line + "\n");
            }
        } catch (IOException failed) {
            throw new WrongUsage("a file of samples must be writable: " + file + " (" + failed.getMessage() + ")");
        }
    }

    /** The lines of several files. */
    static List<String> lines(List<Path> files) {
        List<String> lines = new ArrayList<>();
        files.forEach(file -> read(file).lines().forEach(lines::add));
        return lines;
    }
}
