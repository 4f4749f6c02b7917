package io.github.fetchproof.scenarios.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Looks for a class on a class path without loading anything. */
final class ClassFiles {
    private ClassFiles() {}

    /** Whether an entry of the class path, be it a directory, a jar, or a directory of jars with a {@code *}, has the class. */
    static boolean hold(String classPath, String className) {
        String file = className.replace('.', '/') + ".class";
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            if (holds(entry, file)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(String entry, String file) {
        try {
            if (entry.equals("*") || entry.endsWith(File.separator + "*")) {
                return inJarsOf(Path.of(entry.substring(0, entry.length() - 1)), file);
            }
            Path path = Path.of(entry);
            return Files.isDirectory(path) ? Files.isRegularFile(path.resolve(file)) : inJar(path, file);
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    private static boolean inJarsOf(Path directory, String file) {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, "*.{jar,JAR}")) {
            for (Path jar : jars) {
                if (inJar(jar, file)) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Whether a jar stands for others, as build tools make them when a class path is long: what those hold is not looked at. */
    private static boolean leadsOn(JarFile jar) throws IOException {
        Manifest manifest = jar.getManifest();
        return manifest != null && manifest.getMainAttributes().containsKey(Attributes.Name.CLASS_PATH);
    }

    private static boolean inJar(Path jar, String file) {
        if (!Files.isRegularFile(jar)) {
            return false;
        }
        try (JarFile zip = new JarFile(jar.toFile())) {
            return zip.getEntry(file) != null || leadsOn(zip);
        } catch (IOException noJar) {
            return false;
        }
    }
}
