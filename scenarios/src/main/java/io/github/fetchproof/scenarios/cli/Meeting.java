package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.door.Door;
import io.github.fetchproof.harness.door.DoorException;
import io.github.fetchproof.harness.door.Introduction;
import io.github.fetchproof.harness.door.Manifest;
import io.github.fetchproof.harness.door.Place;
import io.github.fetchproof.harness.door.Way;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import io.github.fetchproof.harness.runner.Cast;
import io.github.fetchproof.harness.runner.SandboxCage;
import io.github.fetchproof.harness.runner.Scratch;
import io.github.fetchproof.harness.verdict.Certification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Meets a subject before a run: asks it who it is and what it can do. */
final class Meeting {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Meeting() {}

    /**
     * The subject as it introduced itself.
     *
     * @param scratch a directory for it
     * @throws DoorException when it cannot be started or does not speak the protocol
     */
    static Cast with(Manifest manifest, Path scratch) throws DoorException, InterruptedException {
        Door door = Door.of(manifest);
        Place place = Place.make(scratch, Map.of(), SandboxCage.here());
        Introduction who = door.introduce(place, PATIENCE);
        Manifest known = quick(manifest, scratch).withCapabilities(who.capabilities());
        return new Cast(
                known,
                Door.of(known),
                SandboxCage.among(Scratch.commons(scratch)),
                described(manifest, who.name(), who.version()));
    }

    /** The bundled fetcher starts from an archive of its classes; anybody else's starts as its author has it start. */
    private static Manifest quick(Manifest manifest, Path scratch) throws InterruptedException {
        boolean ours =
                manifest.way() instanceof Way.Java java && java.provider().equals(ReferenceProvider.class.getName());
        return ours ? QuickStart.of(manifest, (Way.Java) manifest.way(), scratch) : manifest;
    }

    /** A subject as reports tell it. */
    static Certification.Subject described(Manifest manifest, String name, String version) {
        Way way = manifest.way();
        if (way instanceof Way.Exec exec) {
            List<String> argv = exec.commands().containsKey(Operation.DOWNLOAD)
                    ? Objects.requireNonNull(exec.commands().get(Operation.DOWNLOAD))
                            .argv()
                    : exec.commands().values().iterator().next().argv();
            return new Certification.Subject(name, version, "exec", String.join(" ", argv));
        } else if (way instanceof Way.Session session) {
            return new Certification.Subject(name, version, "session", String.join(" ", session.argv()));
        } else if (way instanceof Way.Java java) {
            return new Certification.Subject(name, version, "java", java.provider());
        }
        throw new AssertionError(way);
    }
}
