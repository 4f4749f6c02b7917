package io.github.fetchproof.scenarios.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Reads lines from standard input on a thread of its own, for as long as the program lives. The end of the input ends nothing: a
 * program in the background has none.
 *
 * <p>From a terminal it reads only what has been typed while the program is in the foreground. The system would stop a program that
 * reads from the terminal in the background.
 */
final class TypedLines {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final InputStream in;
    private final Predicate<String> each;

    private TypedLines(InputStream in, Predicate<String> each) {
        this.in = in;
        this.each = each;
    }

    /** Hands over each line from now on, until one is answered with false. */
    static void read(InputStream in, Predicate<String> each) {
        Thread reader = new Thread(new TypedLines(in, each)::read, "typed-lines");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        boolean terminal = in == System.in && Terminal.isTyped();
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            while (true) {
                while (terminal && !(Terminal.isInForeground() && lines.ready())) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
                String line = lines.readLine();
                if (line == null || !each.test(line)) {
                    return;
                }
            }
        } catch (IOException cut) {
            // As if it had ended: nobody types any more.
        }
    }
}
