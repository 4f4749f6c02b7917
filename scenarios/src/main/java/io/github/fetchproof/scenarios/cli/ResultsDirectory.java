package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.report.JUnitXml;
import io.github.fetchproof.harness.report.MarkdownSummary;
import io.github.fetchproof.harness.report.ResultsJson;
import io.github.fetchproof.harness.report.TraceJson;
import io.github.fetchproof.harness.runner.RunListener;
import io.github.fetchproof.harness.trace.Trace;
import io.github.fetchproof.harness.verdict.Certification;
import io.github.fetchproof.harness.verdict.Judgement;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
    private final IndexPage page;
    private Optional<IOException> problem = Optional.empty();

    /** Results of a run that go into a directory that was {@linkplain #prepare prepared}. */
    ResultsDirectory(Path directory, IndexPage page) {
        this.directory = directory;
        this.page = page;
    }

    /**
     * Makes the directory where it is missing, and tries to write there.
     *
     * @throws WrongUsage when it cannot be written
     */
    static void prepare(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "fetchproof", ".tmp"));
        } catch (IOException unwritable) {
            throw new WrongUsage("--out cannot be written: " + directory);
        }
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
        attempt(() -> page.add(judgement, Optional.of(trace)));
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
        write(directory.resolve("index.html"), out -> page.write(certification, out));
    }

    private void write(Path file, String text) {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void write(Path file, Content content) {
        attempt(() -> {
            Files.createDirectories(file.resolveSibling("."));
            Path whole = file.resolveSibling("." + file.getFileName() + ".tmp");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(whole))) {
                content.writeTo(out);
            }
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    private synchronized void attempt(Work work) {
        try {
            work.run();
        } catch (IOException unwritable) {
            if (problem.isEmpty()) {
                problem = Optional.of(unwritable);
            }
        }
    }

    /** What goes into a file. */
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Something that may fail to be written. */
    private interface Work {
        void run() throws IOException;
    }
}
