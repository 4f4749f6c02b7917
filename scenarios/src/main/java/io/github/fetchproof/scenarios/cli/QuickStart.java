package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.fakes.origin.Origin;
import io.github.fetchproof.fakes.origin.OriginServer;
import io.github.fetchproof.fakes.traffic.EventLog;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.World;
import io.github.fetchproof.harness.door.Door;
import io.github.fetchproof.harness.door.Manifest;
import io.github.fetchproof.harness.door.Place;
import io.github.fetchproof.harness.door.Subject;
import io.github.fetchproof.harness.door.Way;
import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.runner.SandboxCage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
    private static final Module MODULE = Module.of("example.com/m@v1.0.0");

    /**
     * The name is nobody's, and nobody listens at the address: before a fetch succeeds it also loads what tells of failures.
     */
    private static final String NOBODY = "http://nobody.invalid|http://127.0.0.1:1|";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What a JVM has to say about an archive it cannot use would be said on standard output, in the middle of the protocol. */
    private static final String SILENTLY = "-Xlog:disable";

    /** Most of what such a process runs it runs a few times: compiling that costs more than it saves. */
    private static final String PATIENT_COMPILER = "-XX:CompileThresholdScaling=8";

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
        World world = World.empty().proxy("P1", MODULE);
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (OriginServer server = OriginServer.start();
                Origin origin = server.open("P1", anywhere, world, EventLog.none(System::nanoTime))) {
            Place place = Place.make(
                    scratch.resolve("quick-start"), Map.of("GOPROXY", NOBODY + origin.url()), SandboxCage.here());
            rehearse(rehearsal, place);
        }
        return Files.exists(archive) ? manifest.withWay(with(way, "-XX:SharedArchiveFile=" + archive)) : manifest;
    }

    private static void rehearse(Manifest rehearsal, Place place) throws InterruptedException {
        List<String> modules = List.of(MODULE.id().toString());
        try (Subject subject = Door.of(rehearsal).open(place)) {
            subject.fetch(new FetchRequest(Operation.DOWNLOAD, modules, place.work()), PATIENCE);
        }
    }

    private static Way.Java with(Way.Java way, String option) {
        List<String> options = new ArrayList<>(way.jvmOptions());
        options.addAll(List.of(SILENTLY, PATIENT_COMPILER, option));
        return new Way.Java(way.provider(), way.classPath(), options);
    }
}
