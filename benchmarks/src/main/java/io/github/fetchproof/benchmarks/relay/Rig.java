package io.github.fetchproof.benchmarks.relay;

import io.github.fetchproof.harness.door.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processes of a run: the upstream, and a relay for each road that has one. They end with it. */
final class Rig implements AutoCloseable {
    /** The variable that names the original. */
    static final String NAMED = "FETCHPROOF_TOXIPROXY";

    private static final String PROGRAM = "toxiproxy-server";

    private final Optional<Path> original;
    private final Deque<AutoCloseable> processes = new ArrayDeque<>();
    private final List<Track> tracks = new ArrayList<>();
    private final Ports ports;

    private Rig(Optional<Path> original) throws IOException, InterruptedException {
        this.original = original;
        try {
            Child upstream = Child.start(Upstream.class, List.of());
            processes.push(upstream);
            ports = new Ports(upstream.ports());
            tracks.add(new Track(Road.DIRECT, Optional.empty()));
            for (Road road : relayed()) {
                Relay relay = fresh(road, Relay.ROOMY);
                processes.push(relay);
                tracks.add(new Track(road, Optional.of(relay)));
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** @param original the program, where this machine has it */
    static Rig raise(Optional<Path> original) throws IOException, InterruptedException {
        return new Rig(original);
    }

    /**
     * The original's executable file: the named one, else one in {@code PATH}.
     *
     * @throws IllegalArgumentException when one is named that is none
     */
    static Optional<Path> original(Map<String, String> environment) {
        String named = environment.getOrDefault(NAMED, "");
        String path = environment.getOrDefault("PATH", "");
        if (named.isEmpty()) {
            return Programs.find(PROGRAM, path);
        }
        Optional<Path> program = Programs.find(Path.of(named).toAbsolutePath().toString(), path);
        if (program.isEmpty()) {
            throw new IllegalArgumentException(NAMED + " must name an executable file: " + named);
        }
        return program;
    }

    /** What stands in the roads, in words. */
    String names() {
        return original.isPresent()
                ? tracks.stream()
                        .flatMap(track -> track.relay().stream())
                        .map(Relay::name)
                        .toList()
                        .toString()
                : "the original is not here: " + NAMED + " does not name it, nor is a " + PROGRAM + " in PATH";
    }

    boolean hasOriginal() {
        return original.isPresent();
    }

    Ports ports() {
        return ports;
    }

    /** All roads that are open here. */
    List<Track> tracks() {
        return List.copyOf(tracks);
    }

    /** The roads that have a relay here. */
    List<Road> relayed() {
        return original.isPresent() ? Road.RELAYED : List.of(Road.EMBEDDED);
    }

    /**
     * One more relay, which the caller closes.
     *
     * @param jvmOptions for ours
     */
    Relay fresh(Road road, List<String> jvmOptions) throws IOException, InterruptedException {
        return road == Road.ORIGINAL ? Relay.original(original.orElseThrow()) : Relay.embedded(jvmOptions);
    }

    @Override
    public void close() {
        while (!processes.isEmpty()) {
            try {
                processes.pop().close();
            } catch (Exception e) {
                System.err.println("a process could not be ended: " + e);
            }
        }
    }
}
