package io.github.fetchproof.harness.door;

import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is run for one operation: an argv with placeholders, never a line for a shell.
 *
 * <ul>
 *   <li>{@code {module}}: the module path
 *   <li>{@code {version}}: the version, or the query to resolve; not for a list or the latest
 *   <li>{@code {modules}}: an argument of its own, which becomes one argument for each module, {@code path@version}
 *   <li>{@code {directory}}: the directory with the {@code go.mod}, which is also the working directory
 *   <li>{@code {cache}}: the module cache
 * </ul>
 *
 * A command that uses {@code {module}} or {@code {version}} is run once for each module, unless the subject declared {@code
 * many-modules}: then an argument that uses them is repeated for each. Any other command is run once. Immutable.
 *
 * @param operation what it does
 * @param argv the template, at least the program
 */
public record Command(Operation operation, List<String> argv) {
    private static final String MODULES = "{modules}";

    /** @throws IllegalArgumentException when the template cannot be used, with a predicate that says why */
    public Command {
        argv = List.copyOf(argv);
        checkNotEmpty(argv);
        Set<String> known = new TreeSet<>(Set.of("module", "modules", "directory", "cache"));
        if (operation == Operation.DOWNLOAD || operation == Operation.RESOLVE) {
            known.add("version");
        }
        Set<String> used = new TreeSet<>();
        for (String each : argv) {
            Template template = new Template(each).limitedTo(known);
            used.addAll(template.placeholders());
            if (template.placeholders().contains("modules") && !each.equals(MODULES)) {
                throw new IllegalArgumentException(
                        "has " + MODULES + " inside the argument " + each + ", it must be an argument of its own");
            }
        }
        if (used.contains("modules") && (used.contains("module") || used.contains("version"))) {
            throw new IllegalArgumentException("has both " + MODULES + ", which is for all modules at once, and a"
                    + " placeholder for a single one");
        }
    }

    static void checkNotEmpty(List<String> argv) {
        if (argv.isEmpty() || argv.get(0).isBlank()) {
            throw new IllegalArgumentException("must name a program");
        }
    }

    /** Whether it is run once for each module. */
    boolean isForOneModule() {
        return argv.stream()
                .map(each -> new Template(each).placeholders())
                .anyMatch(each -> each.contains("module") || each.contains("version"));
    }

    /** Whether it is told all modules at once. */
    boolean takesManyModules() {
        return argv.contains(MODULES);
    }

    /**
     * The modules of a request, split by runs of this command.
     *
     * @param many whether the subject takes several modules at once: then what names a module is repeated for each
     */
    List<List<String>> rounds(FetchRequest request, boolean many) {
        return isForOneModule() && !many
                ? request.modules().stream().map(List::of).toList()
                : List.of(request.modules());
    }

    /** The argv for one run; an argument that names a module stands once for each. */
    List<String> argv(List<String> modules, Path directory, Path cache) {
        List<String> filled = new ArrayList<>();
        for (String each : argv) {
            Set<String> placeholders = new Template(each).placeholders();
            if (each.equals(MODULES)) {
                filled.addAll(modules);
            } else if (placeholders.contains("module") || placeholders.contains("version")) {
                modules.forEach(module -> filled.add(filled(each, module, directory, cache)));
            } else {
                filled.add(filled(each, "", directory, cache));
            }
        }
        return filled;
    }

    private static String filled(String argument, String module, Path directory, Path cache) {
        int at = module.indexOf('@');
        return new Template(argument)
                .fill(Map.of(
                        "module",
                        at < 0 ? module : module.substring(0, at),
                        "version",
                        at < 0 ? "" : module.substring(at + 1),
                        "directory",
                        directory.toString(),
                        "cache",
                        cache.toString()));
    }
}
