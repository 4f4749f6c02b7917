package io.github.fetchproof.scenarios.cli;

import io.github.fetchproof.harness.resilience.Backoff;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Backoffs of a user's own: classes that implement {@link Backoff} and can be made without arguments. */
final class BackoffClasses {
    private final String classPath;

    BackoffClasses(String classPath) {
        this.classPath = classPath;
    }

    /** One of the class with that name. */
    Backoff named(String name) {
        if (classPath.isEmpty()) {
            throw new WrongUsage("--strategy class:" + name + " needs --classpath");
        }
        try {
            Object made =
                    Class.forName(name, true, loader()).getDeclaredConstructor().newInstance();
            if (made instanceof Backoff backoff) {
                return backoff;
            }
        } catch (ReflectiveOperationException | LinkageError wrong) {
            throw new WrongUsage("a class must be on --classpath and have a public constructor without arguments: "
                    + name + " (" + wrong + ")");
        }
        throw new WrongUsage("a class must implement " + Backoff.class.getName() + ": " + name);
    }

    /** Stays open: a class may load others as long as it runs. */
    private ClassLoader loader() {
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            try {
                urls.add(Path.of(entry).toUri().toURL());
            } catch (MalformedURLException impossible) {
                throw new WrongUsage("--classpath must hold paths: " + entry);
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), Backoff.class.getClassLoader());
    }
}
