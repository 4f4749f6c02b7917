package io.github.fetchproof.fakes.gomod;

/** A module path. To be completed with its checks and escaping. */
public record ModulePath(String value) {}
