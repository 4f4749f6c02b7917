package io.github.fetchproof.scenarios.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The jars nested in our jar, unpacked.
 *
 * @param directory where they are; only the owner may enter
 * @param jars the jars in it, sorted by name
 */
record Libraries(Path directory, List<Path> jars) {
    /** Where the nested jars lie in the outer one. */
    static final String NESTED = "META-INF/fetchproof/lib/";

    /** Where those lie that only {@code --toxiproxy container} needs: 23 MB that no other start is to unpack. */
    static final String CONTAINER = "META-INF/fetchproof/container/";

    /** Child processes run from the directory; this is how long they may take to end once this JVM is ending. */
    private static final long CHILDREN_SECONDS = 60;

    Libraries {
        jars = List.copyOf(jars);
    }

    /** The places of the jars that a command with these arguments may need. */
    static List<String> wantedBy(String... arguments) {
        boolean container =
                Arrays.stream(arguments).anyMatch(each -> each.equals("container") || each.endsWith("=container"));
        return container ? List.of(NESTED, CONTAINER) : List.of(NESTED);
    }

    /**
     * Unpacks them to a new directory.
     *
     * @param places the places of those that are wanted
     */
    static Libraries unpack(Path outer, List<String> places) throws IOException {
        Path directory = Files.createTempDirectory("fetchproof-");
        List<Path> jars = new ArrayList<>();
        try (ZipFile zip = new ZipFile(outer.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                for (String place : places) {
                    if (entry.getName().startsWith(place) && !entry.isDirectory()) {
                        jars.add(unpack(zip, entry, place, directory));
                    }
                }
            }
            if (jars.isEmpty()) {
                throw new IOException("no jars under " + NESTED + " in " + outer);
            }
        } catch (IOException incomplete) {
            new Libraries(directory, jars).remove();
            throw incomplete;
        }
        Collections.sort(jars);
        return new Libraries(directory, jars);
    }

    private static Path unpack(ZipFile zip, ZipEntry entry, String place, Path directory) throws IOException {
        String name = entry.getName().substring(place.length());
        if (name.contains("/") || name.contains("\\") || name.equals("..")) {
            throw new IOException("a nested jar has a plain name: " + name);
        }
        Path jar = directory.resolve(name);
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, jar);
        }
        return jar;
    }

    /** Removes the directory once the children of this JVM, who may run from it, have ended; does not wait for them for ever. */
    void removeAfterChildren() {
        CompletableFuture<?>[] ends =
                ProcessHandle.current().children().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(CHILDREN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException lingering) {
            System.err.println("fetchproof: a child process has not ended in " + CHILDREN_SECONDS + " s");
        }
        remove();
    }

    private void remove() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException left) {
            System.err.println("fetchproof: could not remove " + directory + ": " + left.getMessage());
        }
    }
}
