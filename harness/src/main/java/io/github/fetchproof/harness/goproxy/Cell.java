package io.github.fetchproof.harness.goproxy;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of builds when one fault befalls one proxy of a line. Immutable.
 *
 * @param proxy its name in the line
 * @param build of a module that this proxy and all after it hold
 * @param secret of a module that the first proxy alone holds; only at the first proxy
 */
public record Cell(Fault fault, String proxy, Result build, Optional<Result> secret) {

    /** Who but the first proxy learned of what is private. */
    public List<String> leaks() {
        return secret.map(Result::told).orElse(List.of());
    }

    /** Whether a build hangs, takes wrong bytes, or lets a private path out. */
    public boolean bad() {
        return is(Fate.HANGS) || is(Fate.DECEIVED) || !leaks().isEmpty();
    }

    /** Whether a part of it is not known. */
    public boolean open() {
        return !build.fate().proven()
                || secret.filter(each -> !each.fate().proven()).isPresent();
    }

    private boolean is(Fate fate) {
        return build.fate() == fate
                || secret.filter(each -> each.fate() == fate).isPresent();
    }
}
