package io.github.fetchproof.fakes.cache;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The main class of a JVM that is a caching proxy: it tells its URL in one line and runs until its standard input ends. */
final class CacheProgram {
    private CacheProgram() {}

    public static void main(String[] args) throws IOException {
        try (CachingProxy proxy = CachingProxy.start(Rig.ANY_PORT, URI.create(args[0]), Path.of(args[1]))) {
            System.out.println(proxy.url());
            while (System.in.read() >= 0) {
                // Nothing is said to it.
            }
        }
    }

    /** Such a JVM; its parent's end is its own. */
    static final class Child implements AutoCloseable {
        private final Process process;
        private final String url;

        Child(String upstream, Path directory, String heap) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + heap,
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CacheProgram.class.getName(),
                            upstream,
                            directory.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String line = process.inputReader().readLine();
            if (line == null) {
                throw new IOException("the caching proxy did not start");
            }
            url = line;
        }

        String url() {
            return url;
        }

        /** Ends it as KILL does, wherever it is, and waits until it is gone. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @Override
        public void close() throws InterruptedException {
            kill();
        }
    }
}
