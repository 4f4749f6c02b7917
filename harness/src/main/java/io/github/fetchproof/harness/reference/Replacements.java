package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the {@code replace} directives of a go.mod put in the place of modules. Immutable.
 *
 * @param modules what is replaced, {@code path@version} or a path for all its versions, to what replaces it: {@code path@version}, or a
 *     directory, which is never fetched
 * @see <a href="https://go.dev/ref/mod#go-mod-file-replace">replace directive</a>
 */
record Replacements(Map<String, String> modules) {
    private static final Pattern COMMENT = Pattern.compile("//.*");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^[ \\t]*replace[ \\t]*\\(([^)]*)\\)");
    private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*replace[ \\t]+([^(\\s].*)$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|`([^`]*)`|(\\S+)");
    private static final Pattern DIRECTORY = Pattern.compile("(\\.{1,2}(/.*)?|/.*)");
    private static final int MOST_WORDS = 2;

    Replacements {
        modules = Map.copyOf(modules);
    }

    /**
     * Reads {@code go.mod} in a directory; none replaces nothing.
     *
     * @throws FetchFailure when it cannot be read or a directive is malformed
     */
    static Replacements in(Path directory) throws FetchFailure {
        Path file = directory.resolve("go.mod");
        if (!Files.exists(file)) {
            return new Replacements(Map.of());
        }
        try {
            return parse(new String(Files.readAllBytes(file), UTF_8));
        } catch (IllegalArgumentException malformed) {
            throw new FetchFailure(FailureClass.REFUSED, file + ": " + malformed.getMessage());
        } catch (IOException unreadable) {
            throw new FetchFailure(FailureClass.LOCAL, "could not read " + file + ": " + unreadable);
        }
    }

    /** @throws IllegalArgumentException a sentence that quotes the malformed directive */
    static Replacements parse(String goMod) {
        String text = COMMENT.matcher(goMod).replaceAll("");
        Map<String, String> modules = new HashMap<>();
        BLOCK.matcher(text).results().flatMap(block -> block.group(1).lines()).forEach(line -> read(line, modules));
        LINE.matcher(text).results().forEach(line -> read(line.group(1), modules));
        return new Replacements(modules);
    }

    private static void read(String line, Map<String, String> modules) {
        if (line.isBlank()) {
            return;
        }
        String[] sides = line.split("=>", -1);
        List<String> old = words(sides[0]);
        List<String> other = words(sides[sides.length - 1]);
        boolean byModule = isModule(other) && other.size() == MOST_WORDS;
        boolean byDirectory =
                other.size() == 1 && DIRECTORY.matcher(other.get(0)).matches();
        boolean wellFormed = sides.length == 2 && isModule(old) && (byModule || byDirectory);
        if (!wellFormed) {
            throw new IllegalArgumentException(
                    "replace must be PATH [VERSION] => PATH VERSION, or => DIRECTORY: " + line.strip());
        }
        modules.put(String.join("@", old), String.join("@", other));
    }

    private static boolean isModule(List<String> words) {
        return !words.isEmpty()
                && words.size() <= MOST_WORDS
                && !DIRECTORY.matcher(words.get(0)).matches()
                && (words.size() == 1 || Version.ifCanonical(words.get(1)).isPresent());
    }

    private static List<String> words(String side) {
        return WORD.matcher(side).results().map(Replacements::unquoted).toList();
    }

    private static String unquoted(MatchResult word) {
        String quoted = Optional.ofNullable(word.group(1)).orElse(word.group(2));
        return Optional.ofNullable(quoted).orElse(word.group());
    }

    /**
     * What is fetched in the place of a module: mostly the module itself; a directive for its version counts before one for all; empty
     * when a directory replaces it.
     *
     * @throws IllegalArgumentException when what replaces it is no module
     */
    Optional<ModuleVersion> of(ModuleVersion module) {
        String path = module.path().value();
        String other = Optional.ofNullable(modules.get(path + "@" + module.version()))
                .or(() -> Optional.ofNullable(modules.get(path)))
                .orElse(path + "@" + module.version());
        int at = other.lastIndexOf('@');
        return DIRECTORY.matcher(other).matches()
                ? Optional.empty()
                : Optional.of(new ModuleVersion(
                        new ModulePath(other.substring(0, at)), new Version(other.substring(at + 1))));
    }
}
