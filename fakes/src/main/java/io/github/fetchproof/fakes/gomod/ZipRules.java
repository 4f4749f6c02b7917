package io.github.fetchproof.fakes.gomod;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The rules for the names and sizes in a module zip, checked before anything is uncompressed or written.
 *
 * <p>Letters and their case are those of the Unicode version that the JDK knows.
 *
 * <p>Whoever extracts must still see to it that no file comes out longer than declared. See
 * https://go.dev/ref/mod#zip-path-size-constraints.
 */
public final class ZipRules {

    /** 500 MiB, the most for the archive, and for all its files uncompressed. */
    public static final long MOST_BYTES = 500L << 20;

    /** 16 MiB. */
    public static final long MOST_BYTES_OF_GO_MOD = 16L << 20;

    /** 16 MiB. */
    public static final long MOST_BYTES_OF_LICENSE = 16L << 20;

    /**
     * An entry of an archive, as its directory declares it.
     *
     * @param name the full name; a directory's ends in a slash
     * @param size uncompressed bytes; negative when the archive does not say, which breaks {@link ZipRule#TOTAL_SIZE}
     */
    public record Entry(String name, long size) {}

    /**
     * A rule that an archive breaks.
     *
     * @param name the entry, empty when it is not about one
     * @param sentence what must hold, and what is
     */
    public record Problem(ZipRule rule, String name, String sentence) {
        @Override
        public String toString() {
            return sentence;
        }
    }

    private final ModuleVersion module;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Seen> seen = new HashMap<>();
    private long total;
    private boolean tooLarge;

    private record Seen(String name, boolean directory) {}

    private ZipRules(ModuleVersion module) {
        this.module = module;
    }

    /**
     * What is wrong with an archive of {@code entries} for {@code module}; nothing when it may be extracted.
     *
     * <p>An entry is reported once, for the first rule it breaks. Directories are allowed, and their go.mod or size does not
     * matter.
     */
    public static List<Problem> check(ModuleVersion module, List<Entry> entries) {
        ZipRules rules = new ZipRules(module);
        entries.forEach(rules::check);
        return List.copyOf(rules.problems);
    }

    private void check(Entry entry) {
        String prefix = module.zipPrefix();
        if (!entry.name().startsWith(prefix)) {
            broken(ZipRule.PREFIX, entry, "a name in a module zip must begin with " + prefix);
            return;
        }
        String name = entry.name().substring(prefix.length());
        if (name.isEmpty()) {
            return;
        }
        boolean directory = name.endsWith("/");
        if (directory) {
            name = name.substring(0, name.length() - 1);
        }
        Optional<String> problem = PathCheck.FILE.problem(name);
        if (problem.isPresent()) {
            broken(ZipRule.NAME, entry, "a name in a module zip " + problem.get());
            return;
        }
        if (collides(entry, name, directory) || directory || isMisplacedGoMod(entry, name)) {
            return;
        }
        weigh(entry, name);
    }

    /** Enters a name and all directories above it. */
    private boolean collides(Entry entry, String name, boolean directory) {
        boolean asDirectory = directory;
        for (String path = name; ; path = path.substring(0, path.lastIndexOf('/')), asDirectory = true) {
            Seen now = new Seen(path, asDirectory);
            Seen before = seen.putIfAbsent(CaseFolding.fold(path), now);
            if (before != null) {
                if (!before.name().equals(path)) {
                    broken(
                            ZipRule.CASE,
                            entry,
                            "names in a module zip must differ in more than case from "
                                    + ForeignText.quoted(before.name()));
                    return true;
                }
                if (before.directory() != asDirectory) {
                    broken(
                            ZipRule.FILE_AND_DIRECTORY,
                            entry,
                            "a name in a module zip must not be both file and directory, as is "
                                    + ForeignText.quoted(path));
                    return true;
                }
                if (!asDirectory) {
                    broken(ZipRule.DUPLICATE, entry, "a file must occur once in a module zip");
                    return true;
                }
            }
            if (path.indexOf('/') < 0) {
                return false;
            }
        }
    }

    private boolean isMisplacedGoMod(Entry entry, String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (name.equals("go.mod") || !CaseFolding.fold(last).equals("go.mod")) {
            return false;
        }
        if (name.contains("/")) {
            broken(ZipRule.NESTED_GO_MOD, entry, "a go.mod must be at the root of a module zip");
        } else {
            broken(ZipRule.GO_MOD_CASE, entry, "a go.mod must be spelled in lower case");
        }
        return true;
    }

    private void weigh(Entry entry, String name) {
        if (entry.size() >= 0 && entry.size() <= MOST_BYTES - total) {
            total += entry.size();
        } else if (!tooLarge) {
            tooLarge = true;
            broken(ZipRule.TOTAL_SIZE, entry, "all files of a module zip must take at most " + bytes(MOST_BYTES));
        }
        if (name.equals("go.mod") && entry.size() > MOST_BYTES_OF_GO_MOD) {
            broken(ZipRule.GO_MOD_SIZE, entry, "a go.mod must take at most " + bytes(MOST_BYTES_OF_GO_MOD));
        }
        if (name.equals("LICENSE") && entry.size() > MOST_BYTES_OF_LICENSE) {
            broken(ZipRule.LICENSE_SIZE, entry, "a LICENSE must take at most " + bytes(MOST_BYTES_OF_LICENSE));
        }
    }

    private static String bytes(long count) {
        return String.format(Locale.ROOT, "%d bytes uncompressed", count);
    }

    private void broken(ZipRule rule, Entry entry, String sentence) {
        problems.add(new Problem(rule, entry.name(), sentence + ": " + ForeignText.quoted(entry.name())));
    }
}
