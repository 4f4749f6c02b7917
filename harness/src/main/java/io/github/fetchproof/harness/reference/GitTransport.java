package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.git.Advertisement;
import io.github.fetchproof.harness.git.PackRequest;

/** The way to one repository. Safe to share. */
interface GitTransport {

    /** Its URL, without a password. */
    String name();

    /** What the repository says it has. */
    Advertisement refs(Deadline deadline, Errand errand) throws FetchFailure, InterruptedException;

    /** What it answers to a request, not yet read. */
    byte[] pack(PackRequest request, Deadline deadline, Errand errand) throws FetchFailure, InterruptedException;
}
