package io.github.fetchproof.fakes.world;

import io.github.fetchproof.fakes.gomod.GoSum;
import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.ModuleZip;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A module version that exists somewhere: its files and its time, and what a proxy serves of it.
 *
 * <p>A value: equal when id, time and files are. Immutable; threads may share it. A class and not a record because the zip is
 * made once, when it is first asked for; who else asks meanwhile waits for it.
 */
public final class Module {
    /** When modules were made that do not say otherwise. */
    public static final Instant LONG_AGO = Instant.parse("2024-01-02T03:04:05Z");

    private static final String GO_MOD = "go.mod";

    private final ModuleVersion id;
    private final Instant time;
    private final Map<String, String> files;
    private byte @Nullable [] zip; // made when first asked for
    private @Nullable Module forged; // made when first asked for

    /**
     * A module version.
     *
     * @param id path and version
     * @param time when the version was made
     * @param files file name relative to the module's root, to text; holds {@code go.mod}
     */
    public Module(ModuleVersion id, Instant time, Map<String, String> files) {
        if (!files.containsKey(GO_MOD)) {
            throw new IllegalArgumentException("a module of a world needs a go.mod: " + id);
        }
        this.id = id;
        this.time = time;
        this.files = Collections.unmodifiableMap(new TreeMap<>(files));
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
        return new Module(id, other, files);
    }

    /** This module with one more file, or another text in one it has. */
    public Module with(String file, String text) {
        Map<String, String> more = new TreeMap<>(files);
        more.put(file, text);
        return new Module(id, time, more);
    }

    /**
     * The same module and version with one line more in one file, so that its zip is valid and has another hash. Its go.mod is
     * the same where it has another file.
     */
    public synchronized Module forged() {
        Module made = forged;
        if (made == null) {
            String altered = files.keySet().stream()
                    .filter(name -> !name.equals(GO_MOD))
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
            made = ModuleZip.create(id, bytes());
            zip = made;
        }
        return made;
    }

    /** The {@code h1:} hash of its zip. */
    public Hash1 sum() {
        return Hash1.ofFiles(id, bytes());
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

    private Map<String, byte[]> bytes() {
        Map<String, byte[]> bytes = new TreeMap<>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Module that && id.equals(that.id) && time.equals(that.time) && files.equals(that.files);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, time, files);
    }

    @Override
    public String toString() {
        return id + " of " + files.size() + " files";
    }
}
