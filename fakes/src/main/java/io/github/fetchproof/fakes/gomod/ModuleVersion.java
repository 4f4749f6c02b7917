package io.github.fetchproof.fakes.gomod;

/** A module at a version, {@code path@version}. */
public record ModuleVersion(ModulePath path, Version version) {}
