package io.github.fetchproof.fakes.fault;

/**
 * The endpoints of the GOPROXY protocol, those of a checksum database that clients use, those of a host of
 * repositories, and {@link #ANY} of them. See https://go.dev/ref/mod#goproxy-protocol,
 * https://go.dev/ref/mod#checksum-database and https://git-scm.com/docs/http-protocol.
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
    TILE,
    /** A page asked for with {@code ?go-get=1}. */
    DISCOVERY,
    /** What a repository has: {@code info/refs}. */
    REFS,
    /** A conversation with {@code git-upload-pack}. */
    PACK
}
