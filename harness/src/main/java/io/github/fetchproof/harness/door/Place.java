package io.github.fetchproof.harness.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a subject works: directories of its own, an environment of its own, a cage. Several subjects may share one, which
 * then share home and caches. Immutable; what lies in the directories is not.
 *
 * @param scratch an absolute directory that is nobody else's
 * @param environment all of it
 * @param cage what holds its processes
 */
public record Place(Path scratch, Map<String, String> environment, Cage cage) {

    public Place {
        if (!scratch.isAbsolute()) {
            throw new IllegalArgumentException("a scratch directory must be absolute: " + scratch);
        }
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    /**
     * A place below {@code scratch}: its directories are made where they are missing, and in {@link #work} an empty {@code
     * go.mod}; go's telemetry is off.
     *
     * @param settings variables the scenario sets; an empty one is left out. {@code GOPROXY} and {@code GOSUMDB} are {@code off}
     *     unless set
     */
    public static Place make(Path scratch, Map<String, String> settings, Cage cage) {
        Path absolute = scratch.toAbsolutePath().normalize();
        Place bare = new Place(absolute, Map.of(), cage);
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/local/bin:/usr/bin:/bin");
        Place place = new Place(absolute, Environment.of(bare, path, settings), cage);
        try {
            for (Path each : List.of(
                    place.home(),
                    place.temporary(),
                    place.work(),
                    place.moduleCache(),
                    place.buildCache(),
                    place.results())) {
                Files.createDirectories(each);
            }
            // Or go starts a process that outlives it, to look after what it has counted.
            Path telemetry = Files.createDirectories(place.home().resolve(".config/go/telemetry"));
            Files.writeString(telemetry.resolve("mode"), "off");
            if (!Files.exists(place.work().resolve("go.mod"))) {
                Files.writeString(place.work().resolve("go.mod"), "module work\n\ngo 1.17\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the scratch directory cannot be made: " + absolute, e);
        }
        return place;
    }

    /** The same place, with what a manifest adds to the environment. */
    Place with(Map<String, String> additions) {
        return new Place(scratch, Environment.with(environment, additions), cage);
    }

    /** The same place, with other values of variables the scenario sets; an empty value takes one away. */
    public Place set(Map<String, String> settings) {
        return new Place(scratch, Environment.set(environment, settings), cage);
    }

    /** {@code HOME}. */
    public Path home() {
        return scratch.resolve("home");
    }

    /** {@code TMPDIR}. */
    public Path temporary() {
        return scratch.resolve("tmp");
    }

    /** The directory with the {@code go.mod}, and the working directory of a session. */
    public Path work() {
        return scratch.resolve("work");
    }

    /** {@code GOPATH}. */
    public Path goPath() {
        return scratch.resolve("go");
    }

    /** {@code GOMODCACHE}. */
    public Path moduleCache() {
        return goPath().resolve("pkg").resolve("mod");
    }

    /** {@code GOCACHE}. */
    public Path buildCache() {
        return scratch.resolve("build");
    }

    /** Where a cage names the processes that outlived a subject; nothing is there when none did. */
    public Path leftBehind() {
        return scratch.resolve("left-behind");
    }

    /** Where result files are written. */
    Path results() {
        return scratch.resolve("results");
    }

    /** The value of {@code PATH}. */
    String path() {
        return environment.getOrDefault("PATH", "");
    }
}
