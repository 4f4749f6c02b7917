package io.github.fetchproof.benchmarks.relay;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A JVM of ours that runs one of this room's programs, on this JVM's class path. It tells its ports in its first line,
 * answers each line with one, and ends when this is closed, or when this JVM ends: its standard input ends then.
 */
public final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final BufferedReader out;
    private final Writer in;
    private final List<Integer> ports;

    private Child(Process process) throws IOException, InterruptedException {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.US_ASCII);
        this.in = process.outputWriter(StandardCharsets.US_ASCII);
        try {
            this.ports =
                    List.of(line().split(" ")).stream().map(Integer::valueOf).toList();
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /**
     * Starts one, and waits for its first line.
     *
     * @param program with a main method that prints its ports, blanks between them
     * @param options of the JVM
     * @throws IOException when it cannot be started, or ends
     */
    public static Child start(Class<?> program, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        return new Child(
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
    }

    /** What it told in its first line. */
    public List<Integer> ports() {
        return ports;
    }

    long pid() {
        return process.pid();
    }

    /** Says something and waits for the answer. */
    String ask(String command) throws IOException, InterruptedException {
        in.write(command + "\n");
        in.flush();
        return line();
    }

    private String line() throws IOException, InterruptedException {
        return Crew.work(1, PATIENCE, reader -> {
                    String line = out.readLine();
                    if (line == null) {
                        throw new EOFException("the program ended");
                    }
                    return line;
                })
                .get(0);
    }

    /** The child's own end: answers every line of standard input until there is no more. */
    public static void serve(UnaryOperator<String> answer) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(answer.apply(line));
        }
    }

    /** Ends it and waits for its end. Closing again does nothing. */
    @Override
    public void close() {
        try {
            in.close();
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (IOException gone) {
            // It is ended below if it is still there.
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
