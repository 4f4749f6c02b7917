package io.github.fetchproof.harness.trace;

/**
 * What a probe saw of one kind of fault on a twin road, once a run.
 *
 * @param provider the Toxiproxy provider
 * @param fault the kind of fault, {@link io.github.fetchproof.fakes.fault.LinkFault#kind()}
 * @param deliverable whether the probe saw it switched on and off again
 * @param on what the probe saw while it was on
 * @param off what it saw after
 */
public record Calibration(String provider, String fault, boolean deliverable, String on, String off) {}
