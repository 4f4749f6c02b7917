package io.github.fetchproof.scenarios.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody sits at a terminal: watches standard error, where progress is shown, or types into standard input. */
final class Terminal {
    private static final Path STANDARD_INPUT = Path.of("/proc/self/fd/0");
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
    private static final Path STATE = Path.of("/proc/self/stat");

    /** Where the numbers of the own group of processes and of the terminal's stand behind the name, see proc(5). */
    private static final int GROUP = 2;

    private static final int FOREGROUND = 5;

    private Terminal() {}

    /**
     * Asks the system, since a JVM's console also depends on standard input, which is a pipe inside the sandbox. Where the
     * system cannot be asked, nobody is assumed to watch.
     */
    static boolean isWatched() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        return isTerminal(STANDARD_ERROR);
    }

    /** Whether standard input is a terminal; not, where the system cannot be asked. */
    static boolean isTyped() {
        return isTerminal(STANDARD_INPUT);
    }

    private static boolean isTerminal(Path stream) {
        try {
            String target = Files.readSymbolicLink(stream).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }

    /** Whether what is typed into the terminal is for this program; so it is, where the system cannot be asked. */
    static boolean isInForeground() {
        try {
            String state = Files.readString(STATE);
            String[] fields = state.substring(state.lastIndexOf(')') + 2).split(" ", -1);
            return fields[GROUP].equals(fields[FOREGROUND]);
        } catch (IOException notLinux) {
            return true;
        }
    }
}
