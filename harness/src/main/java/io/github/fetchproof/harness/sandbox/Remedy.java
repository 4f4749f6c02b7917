package io.github.fetchproof.harness.sandbox;

import java.util.Map;
import java.util.stream.Collectors;

/** The one line that would help a machine to a sandbox. Decides on values only. */
final class Remedy {
    private static final Map<String, String> PACKAGES =
            Map.of("unshare", "util-linux", "mount", "util-linux", "setpriv", "util-linux", "ip", "iproute2");

    private Remedy() {}

    /** What to do so that {@code rung} would hold here: a command, or a short sentence. */
    static String of(Rung rung, HostFacts facts) {
        if (!facts.linux()) {
            return "run on Linux, or in a Linux container started with --privileged";
        }
        if (!facts.missing().isEmpty()) {
            String packages = facts.missing().stream()
                    .map(program -> PACKAGES.getOrDefault(program, "the package") + " for " + program)
                    .collect(Collectors.joining(", "));
            return "install " + packages;
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
