package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.door.Door;
import io.github.fetchproof.harness.door.Manifest;
import io.github.fetchproof.harness.door.Place;
import io.github.fetchproof.harness.door.Subject;
import io.github.fetchproof.harness.door.Way;
import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.runner.SandboxCage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A fetcher of ours whose processes start in half the time, because the classes they load lie ready in an archive. A run starts
 * more than a hundred of them.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/vm/class-data-sharing.html">class data sharing</a>
 */
final class QuickStart {
    /** Nobody listens there: a fetch loads what speaks HTTP, and fails at once. */
    private static final String NOBODY = "http://127.0.0.1:1";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What a JVM has to say about an archive it cannot use would be said on standard output, in the middle of the protocol. */
    private static final String SILENTLY = "-Xlog:disable";

    private QuickStart() {}

    /**
     * The same fetcher, with an archive where one could be made: not where classes lie in directories.
     *
     * @param way how it is started
     * @param scratch a directory that outlives its processes
     */
    static Manifest of(Manifest manifest, Way.Java way, Path scratch) throws InterruptedException {
        Path archive = scratch.resolve("classes.jsa");
        Manifest rehearsal = manifest.withWay(with(way, "-XX:ArchiveClassesAtExit=" + archive));
        Place place = Place.make(scratch.resolve("quick-start"), Map.of("GOPROXY", NOBODY), SandboxCage.here());
        try (Subject subject = Door.of(rehearsal).open(place)) {
            subject.fetch(
                    new FetchRequest(Operation.DOWNLOAD, List.of("example.com/m@v1.0.0"), place.work()), PATIENCE);
        }
        return Files.exists(archive) ? manifest.withWay(with(way, "-XX:SharedArchiveFile=" + archive)) : manifest;
    }

    private static Way.Java with(Way.Java way, String option) {
        List<String> options = new ArrayList<>(way.jvmOptions());
        options.addAll(List.of(SILENTLY, option));
        return new Way.Java(way.provider(), way.classPath(), options);
    }
}
