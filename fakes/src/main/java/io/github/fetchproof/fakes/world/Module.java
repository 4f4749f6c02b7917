package io.github.fetchproof.fakes.world;

import io.github.fetchproof.fakes.fault.ZipVariant;
import io.github.fetchproof.fakes.gomod.GoSum;
import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.ModuleZip;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A module version that exists somewhere: its files and its time, and what a proxy serves of it.
 *
 * <p>A value: equal when id, time, files and the shape of the zip are. Immutable; threads may share it. A class and not a record because the zip is
 * made once, when it is first asked for; who else asks meanwhile waits for it.
 */
public final class Module {
    /** When modules were made that do not say otherwise. */
    public static final Instant LONG_AGO = Instant.parse("2024-01-02T03:04:05Z");

    private static final String GO_MOD = "go.mod";

    private final ModuleVersion id;
    private final Instant time;
    private final Map<String, String> files;
    private final Set<String> links; // those of the files that are symbolic links in the zip
    private final Set<String> directories; // with an entry of their own in the zip
    private final boolean goModInZip;
    private byte @Nullable [] zip; // made when first asked for
    private final Map<ZipVariant, byte[]> variants = new EnumMap<>(ZipVariant.class); // each made when first asked for
    private @Nullable Module forged; // made when first asked for

    /**
     * A module version.
     *
     * @param id path and version
     * @param time when the version was made
     * @param files file name relative to the module's root, to text; holds {@code go.mod}
     */
    public Module(ModuleVersion id, Instant time, Map<String, String> files) {
        this(id, time, files, Set.of(), Set.of(), true);
    }

    private Module(
            ModuleVersion id,
            Instant time,
            Map<String, String> files,
            Set<String> links,
            Set<String> directories,
            boolean goModInZip) {
        if (!files.containsKey(GO_MOD)) {
            throw new IllegalArgumentException("a module of a world needs a go.mod: " + id);
        }
        this.id = id;
        this.time = time;
        this.files = Collections.unmodifiableMap(new TreeMap<>(files));
        this.links = Set.copyOf(links);
        this.directories = Set.copyOf(directories);
        this.goModInZip = goModInZip;
    }

    /**
     * A small module of its own: a go.mod that declares it and a source file that names its path and version.
     *
     * @param id path and version, {@code example.com/x@v1.2.3}
     */
    public static Module of(String id) {
        return Modules.small(ModuleVersion.parse(id));
    }

    /** Path and version. */
    public ModuleVersion id() {
        return id;
    }

    /** When the version was made. */
    public Instant time() {
        return time;
    }

    /** File name relative to the module's root, to text. */
    public Map<String, String> files() {
        return files;
    }

    /** This module, made at another time. */
    public Module at(Instant other) {
        return new Module(id, other, files, links, directories, goModInZip);
    }

    /** This module with one more file, or another text in one it has. */
    public Module with(String file, String text) {
        Map<String, String> more = new TreeMap<>(files);
        more.put(file, text);
        return new Module(id, time, more, links, directories, goModInZip);
    }

    /** This module with one more file, which its zip calls a symbolic link; {@code target} is all the file's text. */
    public Module withLink(String file, String target) {
        Set<String> more = new TreeSet<>(links);
        more.add(file);
        return with(file, target).but(more, directories, goModInZip);
    }

    /** This module with an entry in its zip for a directory, {@code a/b/}; which makes another hash. */
    public Module withDirectory(String directory) {
        Set<String> more = new TreeSet<>(directories);
        more.add(directory);
        return but(links, more, goModInZip);
    }

    /** This module with a zip that lacks the go.mod, as one has that was made before there were modules. */
    public Module withoutGoModInZip() {
        return but(links, directories, false);
    }

    private Module but(Set<String> otherLinks, Set<String> otherDirectories, boolean otherGoModInZip) {
        return new Module(id, time, files, otherLinks, otherDirectories, otherGoModInZip);
    }

    /** The same module under another name, its texts changed by {@code words}. */
    public Module renamed(ModulePath path, UnaryOperator<String> words) {
        Map<String, String> other = new TreeMap<>();
        files.forEach((name, text) -> other.put(name, words.apply(text)));
        return new Module(new ModuleVersion(path, id.version()), time, other, links, directories, goModInZip);
    }

    /**
     * The same module and version with one line more in one file, so that its zip is valid and has another hash. Its go.mod is
     * the same where it has another file.
     */
    public synchronized Module forged() {
        Module made = forged;
        if (made == null) {
            String altered = files.keySet().stream()
                    .filter(name -> !name.equals(GO_MOD) && !links.contains(name))
                    .findFirst()
                    .orElse(GO_MOD);
            made = with(altered, files.get(altered) + "// forged\n");
            forged = made;
        }
        return made;
    }

    /** The text of its go.mod. */
    public String goMod() {
        return Objects.requireNonNull(files.get(GO_MOD));
    }

    /** Its go.mod as served. */
    public byte[] goModBytes() {
        return goMod().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Its zip as served: the same bytes each time, and nobody may change them.
     *
     * @throws IllegalArgumentException when its files make no valid module zip
     */
    public synchronized byte[] zip() {
        byte[] made = zip;
        if (made == null) {
            made = ModuleZip.create(id, inZip(), links, directories);
            zip = made;
        }
        return made;
    }

    /** Another archive in place of its zip: the same bytes each time, and nobody may change them. */
    public synchronized byte[] zip(ZipVariant variant) {
        return variants.computeIfAbsent(variant, which -> UnusualZip.of(id, inZip(), which));
    }

    /** The {@code h1:} hash of its zip. */
    public Hash1 sum() {
        Map<String, byte[]> all = inZip();
        directories.forEach(name -> all.put(name, new byte[0]));
        return Hash1.ofFiles(id, all);
    }

    /** The {@code h1:} hash of its go.mod. */
    public Hash1 goModSum() {
        return Hash1.ofGoMod(goModBytes());
    }

    /** Its {@code .info} as served. */
    public String infoJson() {
        return "{\"Version\":\"" + id.version() + "\",\"Time\":\"" + DateTimeFormatter.ISO_INSTANT.format(time) + "\"}";
    }

    /** Its lines of a go.sum. */
    public GoSum goSum() {
        String path = id.path().value();
        String version = id.version().value();
        return new GoSum(List.of(
                new GoSum.Line(path, version, sum().value()),
                new GoSum.Line(path, version + "/go.mod", goModSum().value())));
    }

    /** Its files as they lie in a repository: without a go.mod where its zip has none. */
    Map<String, String> source() {
        Map<String, String> source = new TreeMap<>(files);
        if (!goModInZip) {
            source.remove(GO_MOD);
        }
        return source;
    }

    private Map<String, byte[]> inZip() {
        Map<String, byte[]> bytes = new TreeMap<>();
        source().forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Module that
                && id.equals(that.id)
                && time.equals(that.time)
                && files.equals(that.files)
                && links.equals(that.links)
                && directories.equals(that.directories)
                && goModInZip == that.goModInZip;
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, time, files, links, directories, goModInZip);
    }

    @Override
    public String toString() {
        return id + " of " + files.size() + " files";
    }
}
