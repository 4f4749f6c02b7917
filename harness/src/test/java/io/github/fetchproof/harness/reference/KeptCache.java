package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.Version;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A module cache as somebody finds it who knows what belongs there, and nothing of how it came to be.
 *
 * @param top {@code GOMODCACHE}
 * @param modules all that may be in it
 * @param there its files
 */
record KeptCache(Path top, List<SampleModule> modules, Map<Path, byte[]> there) {

    /** Looks at a cache in which nobody works. */
    static KeptCache at(Path top, List<SampleModule> modules) throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        if (Files.exists(top)) {
            try (Stream<Path> all = Files.walk(top)) {
                for (Path each : all.filter(Files::isRegularFile).toList()) {
                    files.put(each, Files.readAllBytes(each));
                }
            }
        }
        return new KeptCache(top, modules, files);
    }

    /** How far a module version has come. */
    enum Stage {
        BEFORE_INFO,
        BEFORE_MOD,
        BEFORE_LIST,
        BEFORE_ZIP,
        RECEIVING_ZIP,
        VERIFYING_ZIP,
        NAMING_ZIP,
        EXTRACTING,
        DONE
    }

    /**
     * What is there under its final name and should not be so: a file that is not right byte for byte or does not belong there, a
     * list that names what is not kept, a tree that is not whole and not marked so. Temporary files do no harm.
     */
    List<String> wrong() throws IOException {
        Map<Path, byte[]> judged = new TreeMap<>(there);
        Map<Path, byte[]> right = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        for (SampleModule module : modules) {
            right.putAll(artefacts(module));
            Map<Path, byte[]> tree = tree(module);
            if (there.containsKey(at(module, "partial"))) {
                judged.keySet().removeIf(path -> path.startsWith(treeOf(module)));
            } else if (Files.exists(treeOf(module)) && !there.keySet().containsAll(tree.keySet())) {
                wrong.add("not whole: " + treeOf(module));
            }
            right.putAll(tree);
        }
        judged.forEach((path, content) -> {
            if (isList(path)) {
                Set<String> kept = versions(path, there.keySet());
                if (!lines(content).stream().allMatch(kept::contains)) {
                    wrong.add(path + " names what is not kept: " + new String(content, UTF_8));
                }
            } else if (!isOnItsWay(path) && !Arrays.equals(content, right.get(path))) {
                wrong.add((right.containsKey(path) ? "not right: " : "does not belong there: ") + path);
            }
        });
        return wrong;
    }

    /** What is wrong, missing or left over in a cache that should hold all modules and nothing else. */
    List<String> unfinished() throws IOException {
        List<String> problems = new ArrayList<>(wrong());
        for (SampleModule module : modules) {
            Stream.of(artefacts(module), tree(module))
                    .flatMap(files -> files.keySet().stream())
                    .filter(path -> !there.containsKey(path))
                    .forEach(path -> problems.add("missing: " + path));
            Path list = at(module, "mod").resolveSibling("list");
            if (!lines(there.getOrDefault(list, new byte[0])).equals(versions(list, there.keySet()))) {
                problems.add("does not name all that is kept: " + list);
            }
        }
        there.keySet().stream()
                .filter(path -> isOnItsWay(path) && !path.toString().endsWith(".lock"))
                .forEach(path -> problems.add("left behind: " + path));
        return problems;
    }

    /** How far it has come with a module. */
    Stage stage(SampleModule module) {
        boolean tree = Files.exists(treeOf(module)) && !there.containsKey(at(module, "partial"));
        if (there.containsKey(at(module, "zip"))) {
            return tree ? Stage.DONE : Stage.EXTRACTING;
        }
        if (there.containsKey(at(module, "ziphash"))) {
            return Stage.NAMING_ZIP;
        }
        String begin = at(module, "zip").toString();
        List<byte[]> temporary = there.entrySet().stream()
                .filter(file -> file.getKey().toString().startsWith(begin))
                .map(Map.Entry::getValue)
                .toList();
        if (!temporary.isEmpty()) {
            return temporary.get(0).length == module.zip().length ? Stage.VERIFYING_ZIP : Stage.RECEIVING_ZIP;
        }
        if (!there.containsKey(at(module, "info"))) {
            return Stage.BEFORE_INFO;
        }
        if (!there.containsKey(at(module, "mod"))) {
            return Stage.BEFORE_MOD;
        }
        Path list = at(module, "mod").resolveSibling("list");
        boolean listed = lines(there.getOrDefault(list, new byte[0]))
                .contains(module.module().version().value());
        return listed ? Stage.BEFORE_ZIP : Stage.BEFORE_LIST;
    }

    private Map<Path, byte[]> artefacts(SampleModule module) throws IOException {
        return Map.of(
                at(module, "info"), module.info(),
                at(module, "mod"), module.goMod(),
                at(module, "zip"), module.zip(),
                at(module, "ziphash"), Hash1.ofZip(module.zip()).value().getBytes(US_ASCII));
    }

    private Map<Path, byte[]> tree(SampleModule module) throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(module.zip()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name =
                        entry.getName().substring(module.module().zipPrefix().length());
                files.put(treeOf(module).resolve(name), zip.readAllBytes());
            }
        }
        return files;
    }

    private Path at(SampleModule module, String extension) {
        return top.resolve("cache/download").resolve(module.file(extension));
    }

    private Path treeOf(SampleModule module) {
        return top.resolve(module.module().escaped());
    }

    private static boolean isList(Path path) {
        return path.endsWith("@v/list");
    }

    private static boolean isOnItsWay(Path path) {
        return Stream.of(".tmp", ".lock", ".partial").anyMatch(path.toString()::endsWith);
    }

    private static Set<String> lines(byte[] list) {
        return new String(list, UTF_8).lines().collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those whose .mod lies beside the list. */
    private static Set<String> versions(Path list, Set<Path> there) {
        return there.stream()
                .filter(path -> path.startsWith(list.resolveSibling("")))
                .map(path -> String.valueOf(path.getFileName()))
                .filter(name -> name.endsWith(".mod"))
                .map(name -> Version.unescape(name.substring(0, name.length() - ".mod".length()))
                        .value())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
