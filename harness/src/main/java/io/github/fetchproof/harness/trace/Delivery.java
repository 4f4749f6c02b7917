package io.github.fetchproof.harness.trace;

/**
 * What the subject left for one module it was asked to download, as the kit verified it.
 *
 * @param module {@code path@version}
 * @param present whether {@code .info}, {@code .mod} and {@code .zip} are all there under their final names
 * @param anyArtefact whether at least a {@code .mod} or a {@code .zip} is there under its final name
 * @param authentic whether every artefact that is there is byte for byte what the world holds (the zip: has the world's
 *     {@code h1:})
 * @param problem what is wrong or missing, in words; empty when present and authentic
 */
public record Delivery(String module, boolean present, boolean anyArtefact, boolean authentic, String problem) {}
