package io.github.fetchproof.harness.runner;

import io.github.fetchproof.harness.door.Cage;
import io.github.fetchproof.harness.door.Door;
import io.github.fetchproof.harness.door.Manifest;
import io.github.fetchproof.harness.door.Place;
import io.github.fetchproof.harness.door.Subject;
import io.github.fetchproof.harness.verdict.Certification;

/**
 * Whom a run certifies: what it declared, the door to bring it in by, and the cage to hold it. Threads share it.
 *
 * @param manifest what it declared
 * @param door how it is started
 * @param cage what holds each of its processes
 * @param described for the report
 */
public record Cast(Manifest manifest, Door door, Cage cage, Certification.Subject described) {

    /** A fresh process of the subject, at work in this place. */
    Subject enter(Place place) throws InterruptedException {
        return door.open(place);
    }
}
