package io.github.fetchproof.scenarios.cli;

/** For whom something is printed. */
enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON
}
