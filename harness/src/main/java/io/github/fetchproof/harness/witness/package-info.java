/**
 * The independent witness: what crossed the loopback, whether the host stood still, what a fault really does to a socket.
 *
 * <p>May use {@code fakes.traffic}, {@code fakes.fault} and, for the outcome of a calibration, {@code harness.trace}. Start
 * reading at {@link io.github.fetchproof.harness.witness.Tap}. {@link io.github.fetchproof.harness.witness.PacketDecoder} and
 * {@link io.github.fetchproof.harness.witness.Calibrator} are pure; {@link
 * io.github.fetchproof.harness.witness.PacketRing} is the only place that speaks to the kernel.
 */
@NullMarked
package io.github.fetchproof.harness.witness;

import org.jspecify.annotations.NullMarked;
