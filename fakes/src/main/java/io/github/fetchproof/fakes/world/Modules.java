package io.github.fetchproof.fakes.world;

import io.github.fetchproof.fakes.gomod.ModuleVersion;
import java.util.Map;
import java.util.SplittableRandom;

/** Modules made to order. The same order gives the same module. */
public final class Modules {
    /** The largest zip that can be ordered: 64 MiB. */
    public static final int LARGEST = 64 << 20;

    /** The file that carries the weight of a {@link #sized} module. */
    static final String BALLAST = "ballast.txt";

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final int LINE = 64;

    private Modules() {}

    static Module small(ModuleVersion id) {
        String path = id.path().value();
        String source = "// Package x belongs to " + id + ".\npackage x\n\n// Self is this module.\nconst Self = \""
                + id + "\"\n";
        return new Module(id, Module.LONG_AGO, Map.of("go.mod", "module " + path + "\n\ngo 1.20\n", "x.go", source));
    }

    /**
     * A module whose zip takes at least {@code bytes} bytes, and at most a twentieth or 2,000 bytes more: a small one with a
     * file of random letters.
     *
     * @param id path and version, {@code example.com/x@v1.2.3}
     * @param bytes 1 to {@link #LARGEST}
     * @param seed which letters
     */
    public static Module sized(String id, int bytes, long seed) {
        if (bytes < 1 || bytes > LARGEST) {
            throw new IllegalArgumentException("the size of a zip must be 1 to " + LARGEST + " bytes: " + bytes);
        }
        Module small = Module.of(id);
        // 64 letters at random carry 6 bits each, which is what deflating leaves of them, or a little more.
        int letters = (int) (bytes * 4L / 3) + LINE;
        return small.with(BALLAST, text(letters, new SplittableRandom(seed)));
    }

    private static String text(int letters, SplittableRandom random) {
        StringBuilder text = new StringBuilder(letters + letters / LINE + 1);
        for (int i = 1; i <= letters; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            if (i % LINE == 0 || i == letters) {
                text.append('\n');
            }
        }
        return text.toString();
    }
}
