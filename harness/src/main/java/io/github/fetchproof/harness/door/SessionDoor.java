package io.github.fetchproof.harness.door;

import io.github.fetchproof.harness.fetcher.Capability;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A process that lives on and speaks the session protocol. */
record SessionDoor(Manifest manifest, List<String> argv, Waits waits) implements Door {

    @Override
    public Introduction introduce(Place place, Duration deadline) throws DoorException, InterruptedException {
        List<String> missing = manifest.missingPrograms(place.path());
        if (!missing.isEmpty()) {
            throw new DoorException(String.join("; ", missing));
        }
        Place own = place.with(manifest.environment());
        Session session = Session.start(argv, own, waits);
        Hello hello;
        try {
            hello = session.hello().orElseThrow(() -> new DoorException("the subject " + session.reason()));
        } finally {
            session.close();
        }
        Optional<String> version = ExecDoor.version(manifest.versionCommand(), own, deadline, waits);
        String said = version.orElse(hello.version());
        if (!manifest.capabilities().isEmpty()) {
            return new Introduction(manifest.name(), said, manifest.capabilities());
        }
        Set<Capability> capabilities = EnumSet.of(Capability.SESSION);
        capabilities.addAll(hello.capabilities());
        return new Introduction(hello.name(), said, capabilities);
    }

    @Override
    public Subject open(Place place) throws InterruptedException {
        Place own = place.with(manifest.environment());
        return new SessionSubject(argv, own, waits, Session.start(argv, own, waits));
    }
}
