package io.github.fetchproof.scenarios.launch;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * The main class of {@code fetchproof.jar}. The libraries lie inside as whole jars; it unpacks them to a private directory,
 * runs the command there in this JVM, and removes the directory at the end.
 *
 * <p>It tells the command where they are by the system property {@value #LIBRARIES}: child JVMs get their class paths from it.
 */
public final class Launcher {
    /** The system property that holds the directory of the unpacked jars. */
    public static final String LIBRARIES = "fetchproof.lib";

    private static final String COMMAND = "io.github.fetchproof.scenarios.cli.Main";

    /** The kit broke, as in the list of exit codes. */
    private static final int BROKEN = 3;

    private Launcher() {}

    public static void main(String[] args) {
        try {
            Libraries libraries = Libraries.unpack(ownJar(), Libraries.wantedBy(args));
            Runtime.getRuntime().addShutdownHook(new Thread(libraries::removeAfterChildren, "remove-libraries"));
            System.setProperty(LIBRARIES, libraries.directory().toString());
            run(libraries, args);
        } catch (IOException | URISyntaxException | ReflectiveOperationException broken) {
            System.err.println("fetchproof: the libraries in the jar cannot be unpacked and run: " + broken);
            System.exit(BROKEN);
        }
    }

    private static Path ownJar() throws URISyntaxException, IOException {
        Path location = Path.of(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (new File(location.toString()).isDirectory()) {
            throw new IOException("not started from a jar: " + location);
        }
        return location;
    }

    /** The loader is not closed: it serves every thread of the command until the JVM exits. */
    private static void run(Libraries libraries, String[] args) throws IOException, ReflectiveOperationException {
        URLClassLoader loader = new URLClassLoader(urls(libraries), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        try {
            Class.forName(COMMAND, true, loader)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException thrown) {
            throw new IllegalStateException("the command must report its own errors", thrown.getCause());
        }
    }

    private static URL[] urls(Libraries libraries) throws MalformedURLException {
        URL[] urls = new URL[libraries.jars().size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = libraries.jars().get(i).toUri().toURL();
        }
        return urls;
    }
}
