package io.github.fetchproof.fakes.fault;

/** The endpoints of the GOPROXY protocol, and {@link #ANY} of them. See https://go.dev/ref/mod#goproxy-protocol. */
public enum Artefact {
    ANY,
    LIST,
    LATEST,
    INFO,
    MOD,
    ZIP
}
