package io.github.fetchproof.fakes.gomod;

/** A canonical version. */
public record Version(String value) {}
