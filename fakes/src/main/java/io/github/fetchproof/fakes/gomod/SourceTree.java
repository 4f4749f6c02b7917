package io.github.fetchproof.fakes.gomod;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one commit of a repository holds, and which of it belongs to a module. Immutable, but for the arrays, which are not
 * copied.
 *
 * <p>See https://go.dev/ref/mod#zip-files and https://pkg.go.dev/golang.org/x/mod/zip#Create.
 *
 * @param files name relative to the root of the repository, to content; a symbolic link's is its target
 * @param links which of the files are symbolic links
 */
public record SourceTree(Map<String, byte[]> files, Set<String> links) {

    private static final String GO_MOD = "go.mod";
    private static final String LICENSE = "LICENSE";
    private static final String VENDOR = "vendor/";

    public SourceTree {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        links = Set.copyOf(links);
    }

    /** The go.mod in a directory; empty when there is none. */
    public Optional<GoModFile> goMod(String directory) {
        return Optional.ofNullable(files.get(prefix(directory) + GO_MOD))
                .map(text -> new GoModFile(new String(text, UTF_8)));
    }

    /**
     * The files of the module whose root a directory is, by their names relative to it: all below but symbolic links, other
     * modules and vendored packages, and the repository's LICENSE when the module has none of its own.
     *
     * @param directory where the module lies, {@code a/b}; empty for the root of the repository
     */
    public Map<String, byte[]> module(String directory) {
        String prefix = prefix(directory);
        Map<String, byte[]> below = new TreeMap<>();
        files.forEach((name, content) -> {
            if (name.startsWith(prefix)) {
                below.put(name.substring(prefix.length()), content);
            }
        });
        boolean hasLicense = below.containsKey(LICENSE); // a link is good enough
        below.keySet().removeIf(name -> links.contains(prefix + name));
        Set<String> modules = otherModules(below.keySet());
        boolean since124 = below.containsKey(GO_MOD)
                && goMod(directory).filter(file -> file.isForGo(1, 24)).isPresent();
        below.keySet()
                .removeIf(name -> isIn(modules, name) || isVendored(name, since124) || name.equals(".hg_archival.txt"));
        byte[] license = files.get(LICENSE);
        if (!hasLicense && license != null) {
            below.put(LICENSE, license);
        }
        return below;
    }

    private static String prefix(String directory) {
        return directory.isEmpty() ? "" : directory + "/";
    }

    /** The directories, but for the root, that hold a go.mod however it is spelled. */
    private static Set<String> otherModules(Set<String> names) {
        Set<String> directories = new HashSet<>();
        for (String name : names) {
            int slash = name.lastIndexOf('/');
            if (slash >= 0 && CaseFolding.fold(name.substring(slash + 1)).equals(GO_MOD)) {
                directories.add(name.substring(0, slash));
            }
        }
        return directories;
    }

    private static boolean isIn(Set<String> directories, String name) {
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            if (directories.contains(name.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a file belongs to a vendored package. Before go 1.24 the list of them did not, and the name was cut at the wrong
     * place below the root (https://go.dev/issue/37397), which older modules keep for the sake of their hashes.
     */
    private static boolean isVendored(String name, boolean since124) {
        if (since124 && name.equals(VENDOR + "modules.txt")) {
            return true;
        }
        int start = VENDOR.length();
        if (!name.startsWith(VENDOR)) {
            int nested = name.indexOf("/" + VENDOR);
            if (nested < 0) {
                return false;
            }
            start += since124 ? nested + 1 : 1;
        }
        return name.indexOf('/', start) >= 0;
    }
}
