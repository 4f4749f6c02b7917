package io.github.fetchproof.scenarios.cli;

/** Whether a command works in a private network of its own. */
enum SandboxOption {
    /** Where the machine allows it. */
    AUTO,
    /** Or not at all. */
    ON,
    /** On the machine's own loopback. */
    OFF
}
