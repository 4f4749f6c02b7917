package io.github.fetchproof.harness.reference;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** A directory that is laid out like a proxy, named by a {@code file:///} URL (PROTO-030). A missing file is "not found". */
final class FileSource implements Source {
    private static final int BUFFER = 64 * 1024;

    private final Decisions decisions;
    private final URI entry;

    /** @throws IllegalArgumentException when it is not a file URL of a path alone */
    FileSource(Decisions decisions, String entry) {
        this.decisions = decisions;
        this.entry = URI.create(entry);
    }

    @Override
    public String name() {
        return entry.toString();
    }

    @Override
    public <S extends Sink> S get(String path, Part part, Supplier<S> sinks, Duration allowed, Errand errand)
            throws FetchFailure {
        Path file = Path.of(entry.getPath(), path);
        if (!Files.isRegularFile(file)) {
            throw new FetchFailure(decisions.classOfMissingFile(), "reading " + file + ": no such file");
        }
        S sink = sinks.get();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long received = 0;
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                received += count;
                if (received > decisions.largest(part)) {
                    throw new IOException("it is larger than " + decisions.largest(part) + " bytes");
                }
                sink.write(buffer, count);
            }
            sink.finish();
            return sink;
        } catch (IOException broken) {
            sink.abandon();
            throw new FetchFailure(FailureClass.PERMANENT, "reading " + file + ": " + broken.getMessage());
        } catch (FetchFailure full) {
            sink.abandon();
            throw full;
        }
    }
}
