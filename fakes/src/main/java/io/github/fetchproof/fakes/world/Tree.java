package io.github.fetchproof.fakes.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.SourceTree;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The files of one commit. Immutable.
 *
 * @param files name relative to the root, {@code a/b.go}, to text; a symbolic link's is its target
 * @param executables which of the files may be executed
 * @param links which of the files are symbolic links
 */
public record Tree(Map<String, String> files, Set<String> executables, Set<String> links) {

    /** @throws IllegalArgumentException when git could not hold such files */
    public Tree {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        executables = Set.copyOf(executables);
        links = Set.copyOf(links);
        for (String name : files.keySet()) {
            for (String element : name.split("/", -1)) {
                if (element.isEmpty()
                        || element.equals(".")
                        || element.equals("..")
                        || element.equalsIgnoreCase(".git")) {
                    throw new IllegalArgumentException(
                            "a file's name must be as in a git repository: \"" + name + "\"");
                }
            }
            for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
                if (files.containsKey(name.substring(0, slash))) {
                    throw new IllegalArgumentException(
                            "a name must not be both file and directory: " + name.substring(0, slash));
                }
            }
        }
        if (!files.keySet().containsAll(executables) || !files.keySet().containsAll(links)) {
            throw new IllegalArgumentException("only a file of the tree is an executable or a link");
        }
    }

    /** Ordinary files. */
    public static Tree of(Map<String, String> files) {
        return new Tree(files, Set.of(), Set.of());
    }

    /** This tree with one more file, or another in place of one it has. */
    public Tree with(String file, String text) {
        Tree rest = without(Set.of(file));
        Map<String, String> more = new TreeMap<>(rest.files);
        more.put(file, text);
        return new Tree(more, rest.executables, rest.links);
    }

    /** This tree with one more file, which may be executed. */
    public Tree withExecutable(String file, String text) {
        Tree more = with(file, text);
        return new Tree(more.files, and(more.executables, file), more.links);
    }

    /** This tree with one more file, which is a symbolic link. */
    public Tree withLink(String file, String target) {
        Tree more = with(file, target);
        return new Tree(more.files, more.executables, and(more.links, file));
    }

    /** This tree without some files, which need not be there. */
    public Tree without(Set<String> unwanted) {
        Map<String, String> fewer = new TreeMap<>(files);
        fewer.keySet().removeAll(unwanted);
        return new Tree(fewer, minus(executables, unwanted), minus(links, unwanted));
    }

    /** This tree with its files called otherwise by {@code paths}, and their texts changed by {@code words}. */
    public Tree renamed(UnaryOperator<String> paths, UnaryOperator<String> words) {
        Map<String, String> other = new TreeMap<>();
        files.forEach((name, text) -> other.put(paths.apply(name), words.apply(text)));
        return new Tree(other, renamed(executables, paths), renamed(links, paths));
    }

    private static Set<String> renamed(Set<String> names, UnaryOperator<String> paths) {
        return names.stream().map(paths).collect(Collectors.toSet());
    }

    /** This tree as modules are made of it. */
    public SourceTree source() {
        Map<String, byte[]> bytes = new TreeMap<>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(UTF_8)));
        return new SourceTree(bytes, links);
    }

    private static Set<String> and(Set<String> names, String one) {
        Set<String> more = new TreeSet<>(names);
        more.add(one);
        return more;
    }

    private static Set<String> minus(Set<String> names, Set<String> unwanted) {
        Set<String> fewer = new TreeSet<>(names);
        fewer.removeAll(unwanted);
        return fewer;
    }
}
