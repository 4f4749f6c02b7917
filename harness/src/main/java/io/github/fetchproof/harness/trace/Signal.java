package io.github.fetchproof.harness.trace;

/** A signal that ends a process, or asks it to. */
public enum Signal {
    INT(2),
    KILL(9),
    TERM(15);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    /** Its number on Linux; a process that it ended has the exit code 128 and this. */
    public int number() {
        return number;
    }
}
