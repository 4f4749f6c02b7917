package io.github.fetchproof.fakes.world;

import io.github.fetchproof.fakes.gomod.ModuleVersion;
import java.util.Map;

/** Modules whose hashes the go command has confirmed. */
public final class Vectors {

    /**
     * {@code example.com/m@v1.0.0}: three files, {@code h1:E3/CBfWTwa0CC55WWs2YnVSt4pJiLHmLiGLwjtdXny8=}, and for its go.mod
     * {@code h1:1PQX3PQCTSLmC0Te0lhrf6lEdhjhPdh+cAdXyv/CpD0=}.
     */
    public static final Module VECTOR_A = new Module(
            ModuleVersion.of("example.com/m", "v1.0.0"),
            Module.LONG_AGO,
            Map.of(
                    "go.mod", "module example.com/m\n\ngo 1.20\n",
                    "LICENSE", "public domain\n",
                    "m.go", "package m\n\n// V is one.\nconst V = 1\n"));

    private Vectors() {}
}
