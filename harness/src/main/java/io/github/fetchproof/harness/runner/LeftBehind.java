package io.github.fetchproof.harness.runner;

import io.github.fetchproof.harness.door.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Who outlived a subject, as the cage wrote it down. */
final class LeftBehind {

    private static final int MOST = 10;

    private LeftBehind() {}

    /** Names of processes; none when the cage cannot tell. */
    static List<String> read(Place place) throws IOException {
        if (!Files.exists(place.leftBehind())) {
            return List.of();
        }
        try (var lines = Files.lines(place.leftBehind())) {
            return lines.distinct().limit(MOST).toList();
        }
    }
}
