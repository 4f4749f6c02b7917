package io.github.fetchproof.harness.door;

import io.github.fetchproof.harness.fetcher.Capability;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A process for each operation. */
record ExecDoor(Manifest manifest, Way.Exec way, Waits waits) implements Door {

    @Override
    public Introduction introduce(Place place, Duration deadline) throws DoorException, InterruptedException {
        List<String> missing = manifest.missingPrograms(place.path());
        if (!missing.isEmpty()) {
            throw new DoorException(String.join("; ", missing));
        }
        Place own = place.with(manifest.environment());
        return new Introduction(
                manifest.name(),
                version(manifest.versionCommand(), own, deadline, waits).orElse("unknown"),
                manifest.capabilities());
    }

    @Override
    public Subject open(Place place) {
        return new ExecSubject(
                way,
                manifest.capabilities().contains(Capability.MANY_MODULES),
                place.with(manifest.environment()),
                waits);
    }

    /** The first line that a version command prints, when it ends well. */
    static Optional<String> version(List<String> argv, Place place, Duration deadline, Waits waits)
            throws InterruptedException {
        if (argv.isEmpty()) {
            return Optional.empty();
        }
        Capture out = new Capture(1000, 0);
        try {
            Child child =
                    Child.start(argv, place.work(), place, ResultFiles.next(place), waits, out, new Capture(0, 0));
            try {
                child.input().close();
                boolean ended = child.await(deadline);
                return ended && child.exit() == 0
                        ? out.text()
                                .lines()
                                .map(String::strip)
                                .filter(each -> !each.isEmpty())
                                .findFirst()
                        : Optional.empty();
            } finally {
                child.end();
            }
        } catch (IOException notStarted) {
            return Optional.empty();
        }
    }
}
