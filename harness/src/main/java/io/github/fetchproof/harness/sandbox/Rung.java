package io.github.fetchproof.harness.sandbox;

import java.util.List;

/** A way into the sandbox, or none. */
public enum Rung {
    /** Namespaces that an ordinary user may make, where the system allows it. The user looks like root inside. */
    USER_NAMESPACE("an unprivileged user namespace", "unshare -Urnmpuf --kill-child --mount-proc"),

    /** Namespaces made by root. */
    ROOT("root's own namespaces", "unshare -nmpuf --kill-child --mount-proc"),

    /**
     * Namespaces made by root through {@code sudo} without a password; the command runs as the user who called. {@code
     * sudo} must let the environment pass ({@code -E}).
     */
    SUDO("namespaces made through sudo", "sudo -n -E unshare -nmpuf --kill-child --mount-proc"),

    /** No sandbox: the machine's own network and resolver. */
    OFF("no sandbox", "");

    private final String description;
    private final String prefix;

    Rung(String description, String prefix) {
        this.description = description;
        this.prefix = prefix;
    }

    /** The rung in words. */
    public String describe() {
        return description;
    }

    /** The argv that makes the namespaces and runs what follows in them; empty for {@link #OFF}. */
    List<String> prefix() {
        return prefix.isEmpty() ? List.of() : List.of(prefix.split(" ", -1));
    }
}
