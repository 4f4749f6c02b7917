package io.github.fetchproof.harness.expectation;

import static io.github.fetchproof.harness.expectation.Checks.made;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.harness.expectation.Check.Miss;
import io.github.fetchproof.harness.expectation.Checks.Simple;
import io.github.fetchproof.harness.trace.CachedFile;
import io.github.fetchproof.harness.trace.Fetch;
import io.github.fetchproof.harness.trace.Trace;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks of where a subject puts what it keeps. Fetches are numbered from 1; modules are {@code path@version} in the
 * scenario's words. See https://go.dev/ref/mod#module-cache.
 */
public final class Layout {

    private static final String DOWNLOADS = "cache/download/";

    private Layout() {}

    /**
     * The download cache holds what the go command keeps of these modules, under the same names, and nothing else: neither
     * temporary files nor files of its own.
     */
    public static Check layoutIsGos(int fetch, String... modules) {
        return asked(fetch, "the download cache is laid out as Go's after fetch " + fetch, (trace, after) -> {
            Set<String> right = Stream.of(modules)
                    .flatMap(module -> files(Wording.real(trace, module)))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> found = after.cache().stream()
                    .map(CachedFile::path)
                    .filter(path -> path.startsWith(DOWNLOADS))
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> more = new TreeSet<>(found);
            more.removeAll(right);
            right.removeAll(found);
            return right.isEmpty() && more.isEmpty() ? "" : "missing: " + right + ", too many: " + more;
        });
    }

    private static Stream<String> files(String module) {
        String directory = directory(module.substring(0, module.indexOf('@')));
        String version = Wording.escaped(module.substring(module.indexOf('@') + 1));
        return Stream.concat(
                Stream.of(directory + "list"),
                Stream.of("info", "lock", "mod", "zip", "ziphash").map(each -> directory + version + "." + each));
    }

    private static String directory(String path) {
        return DOWNLOADS + Wording.escaped(path) + "/@v/";
    }

    /** The file that a proxy would serve as {@code @v/list} of this module path names exactly these versions, in this order. */
    public static Check listNames(int fetch, String path, String... versions) {
        String text = String.join("\n", versions) + "\n";
        return asked(
                fetch,
                "the cached list of " + path + " names " + String.join(" ", versions) + " after fetch " + fetch,
                (trace, after) -> after.cache().stream()
                        .filter(each -> each.path().equals(directory(Wording.real(trace, path)) + "list"))
                        .findFirst()
                        .map(each -> each.sha256().equals(sha256(text)) ? "" : "it is other text")
                        .orElse("there is none"));
    }

    private static Check asked(int fetch, String what, BiFunction<Trace, Fetch, String> problem) {
        return made(fetch, new Simple(what, trace -> {
            String found = problem.apply(trace, trace.fetch(fetch));
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Miss(found, trace.fetch(fetch).cache().toString(), false));
        }));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
