package io.github.fetchproof.harness.door;

import io.github.fetchproof.harness.fetcher.FetcherProvider;
import java.time.Duration;

/** The way to a subject. Immutable; threads may share it. */
public sealed interface Door permits ExecDoor, SessionDoor, InProcessDoor {

    /** The door that a manifest describes. */
    static Door of(Manifest manifest) {
        if (manifest.way() instanceof Way.Exec exec) {
            return new ExecDoor(manifest, exec, Waits.USUAL);
        } else if (manifest.way() instanceof Way.Session session) {
            return new SessionDoor(manifest, session.argv(), Waits.USUAL);
        } else if (manifest.way() instanceof Way.Java java) {
            return new SessionDoor(manifest, java.argv(), Waits.USUAL);
        }
        throw new AssertionError(manifest.way());
    }

    /**
     * The way to a fetcher in this very process, which nothing holds and nothing can end: for the kit's own fetchers only.
     *
     * @param manifest what is declared of it; its environment is added to the place's
     */
    static Door inProcess(Manifest manifest, FetcherProvider provider) {
        return new InProcessDoor(manifest, provider);
    }

    /**
     * Asks a subject who it is, and ends it.
     *
     * @param deadline for a version command; a subject that does not answer it in time has the version {@code unknown}
     * @throws DoorException when it cannot be started, or does not speak the protocol
     */
    Introduction introduce(Place place, Duration deadline) throws DoorException, InterruptedException;

    /**
     * A subject in a place. One that lives on is started and has said hello when this returns; where that fails, every fetch
     * says so.
     */
    Subject open(Place place) throws InterruptedException;
}
