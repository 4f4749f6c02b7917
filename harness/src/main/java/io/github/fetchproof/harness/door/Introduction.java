package io.github.fetchproof.harness.door;

import io.github.fetchproof.harness.fetcher.Capability;
import java.util.Set;

/**
 * Who a subject is.
 *
 * @param name the manifest's, or its own where the manifest leaves it to the subject to say what it can do
 * @param version what it or its version command said, one line; {@code unknown} when neither did
 * @param capabilities the manifest's, or its own where the manifest has none
 */
public record Introduction(String name, String version, Set<Capability> capabilities) {
    public Introduction {
        capabilities = Set.copyOf(capabilities);
    }
}
