package io.github.fetchproof.scenarios.certification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged jar's {@code serve} in a process that is typed into. Every wait is bounded. One thread at a time. */
final class ServeRun implements AutoCloseable {
    private static final Duration MOST = Duration.ofMinutes(2);
    private static final Pattern EXPORT = Pattern.compile("export ([A-Z_]+)='([^']*)'");
    private static final String END = "\0";

    private final Process process;
    private final Writer keyboard;
    private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Semaphore reading = new Semaphore(1);

    /** Starts it, and waits until it serves. */
    ServeRun(Path home, String... options) throws IOException, InterruptedException {
        Path temporary = Files.createDirectories(home.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                KitRun.JAVA.toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-jar",
                KitRun.JAR.toString(),
                "serve"));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command).directory(home.toFile()).start();
        keyboard = process.outputWriter(UTF_8);
        follow(process.getInputStream(), printed);
        follow(process.getErrorStream(), said);
        // They come in the order of their names.
        while (!variables.containsKey("GOTOOLCHAIN")) {
            Matcher export = EXPORT.matcher(await(printed, "export "));
            if (export.matches()) {
                variables.put(export.group(1), export.group(2));
            }
        }
    }

    private void follow(InputStream stream, BlockingQueue<String> lines) {
        Thread reader = new Thread(() -> {
            try (BufferedReader each = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
                for (String line = each.readLine(); line != null; line = each.readLine()) {
                    reading.acquireUninterruptibly();
                    lines.add(line);
                    reading.release();
                }
            } catch (IOException cut) {
                // Told below.
            } finally {
                lines.add(END);
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    /** The variables it printed. */
    Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    /** Types a line. */
    void type(String line) throws IOException {
        keyboard.write(line + "\n");
        keyboard.flush();
    }

    /** Types no more: its standard input ends. */
    void typeNoMore() throws IOException {
        keyboard.close();
    }

    /** Reads no more of what it prints and says, though both streams stay open. */
    void readNoMore() throws InterruptedException {
        reading.acquire();
    }

    /** Waits for a line with these words on its standard output. */
    String prints(String words) throws InterruptedException {
        return await(printed, words);
    }

    /** Waits for a line with these words on its standard error. */
    String says(String words) throws InterruptedException {
        return await(said, words);
    }

    private static String await(BlockingQueue<String> lines, String words) throws InterruptedException {
        List<String> others = new ArrayList<>();
        long deadline = System.nanoTime() + MOST.toNanos();
        while (true) {
            String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null || line.equals(END)) {
                throw new AssertionError("there must be a line with \"" + words + "\" within " + MOST + ": " + others);
            }
            if (line.contains(words)) {
                return line;
            }
            others.add(line);
        }
    }

    /** Asks it to end, as Ctrl-C and a service manager do. */
    void terminate() {
        process.destroy();
    }

    /** Waits for its end and returns its exit code. */
    int end() throws InterruptedException {
        if (!process.waitFor(MOST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it must end within " + MOST);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
