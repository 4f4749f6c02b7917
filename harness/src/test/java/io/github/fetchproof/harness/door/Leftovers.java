package io.github.fetchproof.harness.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for processes that still work in a directory. */
final class Leftovers {
    private Leftovers() {}

    /** What still has its working directory below {@code directory} or names it in its environment, once the dead are buried. */
    static List<String> of(Path directory) {
        List<String> left = now(directory);
        // A killed orphan is buried by init, not by us: give that a moment.
        for (int i = 0; i < 200 && !left.isEmpty(); i++) {
            Thread.onSpinWait();
            left = now(directory);
        }
        return left;
    }

    private static List<String> now(Path directory) {
        List<String> left = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            all.filter(each -> each.getFileName().toString().matches("[0-9]+")).forEach(each -> {
                if (worksIn(each, directory)) {
                    left.add(each + " " + read(each.resolve("cmdline")));
                }
            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return left;
    }

    private static boolean worksIn(Path process, Path directory) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).startsWith(directory)
                    || read(process.resolve("environ")).contains(directory.toString());
        } catch (IOException gone) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }
}
