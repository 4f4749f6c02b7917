package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.ModuleZip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A small module as a proxy serves it.
 *
 * @param files path below a proxy to content
 */
record SampleModule(ModuleVersion module, Map<String, byte[]> files) {

    /** {@code example.com/m@v1.0.0}; the go command knows its hashes, too. */
    static final SampleModule A = of("example.com/m", "v1.0.0");

    static final String SUM_OF_A = "h1:E3/CBfWTwa0CC55WWs2YnVSt4pJiLHmLiGLwjtdXny8=";
    static final String GO_MOD_SUM_OF_A = "h1:1PQX3PQCTSLmC0Te0lhrf6lEdhjhPdh+cAdXyv/CpD0=";

    static SampleModule of(String path, String version) {
        return of(path, version, "package m\n\n// V is one.\nconst V = 1\n");
    }

    static SampleModule of(String path, String version, String source) {
        return of(path, version, source, Map.of());
    }

    /** @param more files beside those that every module has: name to content */
    static SampleModule of(String path, String version, String source, Map<String, byte[]> more) {
        ModuleVersion module = ModuleVersion.of(path, version);
        byte[] goMod = ("module " + path + "\n\ngo 1.20\n").getBytes(UTF_8);
        Map<String, byte[]> sources = new TreeMap<>(more);
        sources.put("go.mod", goMod);
        sources.put("LICENSE", "public domain\n".getBytes(UTF_8));
        sources.put("m.go", source.getBytes(UTF_8));
        byte[] zip = ModuleZip.create(module, sources);
        String info = "{\"Version\":\"" + version + "\",\"Time\":\"2024-01-02T03:04:05Z\"}";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(module.artefact("info"), info.getBytes(UTF_8));
        files.put(module.artefact("mod"), goMod);
        files.put(module.artefact("zip"), zip);
        return new SampleModule(module, files);
    }

    byte[] info() {
        return content("info");
    }

    byte[] goMod() {
        return content("mod");
    }

    byte[] zip() {
        return content("zip");
    }

    private byte[] content(String extension) {
        return files.getOrDefault(file(extension), new byte[0]);
    }

    /** Its path below a proxy. */
    String file(String extension) {
        return module.artefact(extension);
    }

    /** Its two lines of go.sum. */
    String goSum() {
        try {
            return module.path() + " " + module.version() + " " + Hash1.ofZip(zip()) + "\n" + module.path() + " "
                    + module.version() + "/go.mod " + Hash1.ofGoMod(goMod()) + "\n";
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public String toString() {
        return module.toString();
    }
}
