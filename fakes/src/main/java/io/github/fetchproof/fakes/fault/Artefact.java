package io.github.fetchproof.fakes.fault;

/**
 * The endpoints of the GOPROXY protocol, those of a checksum database that clients use, and {@link #ANY} of them. See
 * https://go.dev/ref/mod#goproxy-protocol and https://go.dev/ref/mod#checksum-database.
 */
public enum Artefact {
    ANY,
    LIST,
    LATEST,
    INFO,
    MOD,
    ZIP,
    SUPPORTED,
    LOOKUP,
    TILE
}
