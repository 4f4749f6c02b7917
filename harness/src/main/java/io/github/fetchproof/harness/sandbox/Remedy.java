package io.github.fetchproof.harness.sandbox;

/** The one line that would help a machine to a sandbox. Decides on values only. */
final class Remedy {
    private Remedy() {}

    /** What to do so that {@code rung} would hold here: a command, or a short sentence. */
    static String of(Rung rung, HostFacts facts) {
        if (!facts.linux()) {
            return "run on Linux, or in a Linux container started with --privileged";
        }
        if (facts.missing().contains("unshare")) {
            return "install util-linux: unshare is not on the PATH";
        }
        if (facts.missing().contains("ip")) {
            return "install iproute2: ip is not on the PATH";
        }
        if (!facts.missing().isEmpty()) {
            return "put on the PATH: " + String.join(" ", facts.missing());
        }
        if (facts.container()) {
            return "start the container with --privileged";
        }
        return switch (rung) {
            case USER_NAMESPACE -> allowUserNamespaces(facts);
            case ROOT -> "run as root with the capability CAP_SYS_ADMIN";
            case SUDO -> "let sudo run without a password and keep the environment (NOPASSWD, SETENV)";
            case OFF -> "nothing: this needs no means";
        };
    }

    private static String allowUserNamespaces(HostFacts facts) {
        if ("1".equals(facts.sysctls().get("kernel.apparmor_restrict_unprivileged_userns"))) {
            return "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0";
        }
        if ("0".equals(facts.sysctls().get("kernel.unprivileged_userns_clone"))) {
            return "sudo sysctl -w kernel.unprivileged_userns_clone=1";
        }
        if ("0".equals(facts.sysctls().get("user.max_user_namespaces"))) {
            return "sudo sysctl -w user.max_user_namespaces=15000";
        }
        return "run as root, or allow this user to make user namespaces";
    }
}
