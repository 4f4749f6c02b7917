package io.github.fetchproof.harness.door;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Names for result files: another for each process, so that it also tells the processes apart. */
final class ResultFiles {
    private static final AtomicLong NUMBER = new AtomicLong();

    private ResultFiles() {}

    static Path next(Place place) {
        return place.results().resolve(NUMBER.incrementAndGet() + ".json");
    }
}
