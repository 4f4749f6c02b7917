package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.report.JUnitXml;
import io.github.fetchproof.harness.report.MarkdownSummary;
import io.github.fetchproof.harness.report.ResultsJson;
import io.github.fetchproof.harness.report.TraceJson;
import io.github.fetchproof.harness.runner.RunListener;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Writes what {@code --out} promises, as the run goes: whoever ends it keeps what was known by then. A file is always whole:
 * it is written beside and moved into place.
 */
final class ResultsDirectory implements RunListener {
    private final Path directory;
    private Optional<IOException> problem = Optional.empty();

    private ResultsDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes the directory where it is missing, and tries to write there.
     *
     * @throws WrongUsage when it cannot be written
     */
    static ResultsDirectory at(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "fetchproof", ".tmp"));
        } catch (IOException unwritable) {
            throw new WrongUsage("--out cannot be written: " + directory);
        }
        return new ResultsDirectory(directory);
    }

    /** Where the tap's captures go. */
    Path traces() {
        return directory.resolve("traces");
    }

    /** The first file that could not be written, if any. */
    synchronized Optional<IOException> problem() {
        return problem;
    }

    @Override
    public void traced(Judgement judgement, Trace trace) {
        write(traces().resolve(judgement.id() + ".json"), TraceJson.write(trace));
    }

    @Override
    public void progress(Certification soFar, int total) {
        write(soFar);
    }

    @Override
    public void ended(Certification result) {
        write(result);
    }

    private void write(Certification certification) {
        write(directory.resolve("results.json"), ResultsJson.of(certification));
        write(directory.resolve("junit.xml"), JUnitXml.of(certification));
        write(directory.resolve("summary.md"), MarkdownSummary.of(certification));
    }

    private synchronized void write(Path file, String text) {
        try {
            Path parent = file.resolveSibling(".");
            Files.createDirectories(parent);
            Path whole = file.resolveSibling("." + file.getFileName() + ".tmp");
            Files.writeString(whole, text);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            if (problem.isEmpty()) {
                problem = Optional.of(unwritable);
            }
        }
    }
}
