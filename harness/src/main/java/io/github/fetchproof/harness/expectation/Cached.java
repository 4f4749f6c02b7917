package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.expectation.Checks.made;

import io.github.fetchproof.harness.expectation.Check.Miss;
import io.github.fetchproof.harness.expectation.Checks.Simple;
import io.github.fetchproof.harness.trace.Delivery;
import io.github.fetchproof.harness.trace.ExtractedTree;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Kept;
import io.github.fetchproof.harness.trace.Trace;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Checks of what is in the module cache after a fetch. Fetches are numbered from 1; modules are {@code path@version} in the
 * scenario's words.
 */
public final class Cached {

    private Cached() {}

    /** The cache keeps this of the module, right or wrong, whole or not. */
    public static Check isCached(int fetch, String module, Kept kept) {
        return there(fetch, module, kept, true);
    }

    /** The cache does not keep this of the module. */
    public static Check isNotCached(int fetch, String module, Kept kept) {
        return there(fetch, module, kept, false);
    }

    private static Check there(int fetch, String module, Kept kept, boolean wanted) {
        String what = "the " + kept.name().toLowerCase(Locale.ROOT) + " of " + module;
        return asked(
                fetch, what + " is " + (wanted ? "" : "not ") + "in the cache after fetch " + fetch, (trace, after) -> {
                    String real = Wording.real(trace, module);
                    boolean there = kept == Kept.TREE
                            ? tree(after, real).isPresent()
                            : after.cache().stream()
                                    .anyMatch(each -> each.path().equals(file(real, kept)));
                    return there == wanted ? "" : there ? "it is" : "it is not";
                });
    }

    /** The module is extracted, and every file of the tree is the world's, and there is no other. */
    public static Check treeIsWhole(int fetch, String module) {
        return asked(
                fetch,
                "the tree of " + module + " is whole after fetch " + fetch,
                (trace, after) -> tree(after, Wording.real(trace, module))
                        .map(ExtractedTree::problem)
                        .orElse("there is none"));
    }

    /** The module is extracted, and neither a directory nor a file of the tree may be written to by its owner. */
    public static Check treeIsReadOnly(int fetch, String module) {
        return asked(
                fetch,
                "the tree of " + module + " is read-only after fetch " + fetch,
                (trace, after) -> tree(after, Wording.real(trace, module))
                        .map(tree -> tree.writable().isEmpty() ? "" : tree.writable() + " is writable")
                        .orElse("there is none"));
    }

    /** {@code .info}, {@code .mod} and {@code .zip} of a module that was asked for are in the cache and the world's. */
    public static Check delivered(int fetch, String module) {
        return asked(
                fetch,
                module + " is in the cache after fetch " + fetch,
                (trace, after) -> after.deliveries().stream()
                        .filter(each -> each.module().equals(Wording.real(trace, module)))
                        .findFirst()
                        .map(Delivery::problem)
                        .orElse("it was not asked for"));
    }

    private static Optional<ExtractedTree> tree(Fetch after, String module) {
        return after.trees().stream()
                .filter(each -> each.module().equals(module))
                .findFirst();
    }

    /** See https://go.dev/ref/mod#module-cache. */
    private static String file(String module, Kept kept) {
        int at = module.indexOf('@');
        return "cache/download/" + Wording.escaped(module.substring(0, at)) + "/@v/"
                + Wording.escaped(module.substring(at + 1)) + "."
                + kept.name().toLowerCase(Locale.ROOT);
    }

    private static Check asked(int fetch, String what, BiFunction<Trace, Fetch, String> problem) {
        return made(fetch, new Simple(what, trace -> {
            String found = problem.apply(trace, trace.fetch(fetch));
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Miss(found, trace.fetch(fetch).cache().toString(), false));
        }));
    }
}
