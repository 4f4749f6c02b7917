package io.github.fetchproof.harness.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What this machine says about itself that decides whether a sandbox can be raised.
 *
 * @param linux whether this is Linux at all
 * @param root whether this process runs as uid 0
 * @param container whether this process runs in a container
 * @param missing programs that are needed and are not on the PATH
 * @param sysctls the settings in {@link #SETTINGS} that exist here, by name
 */
record HostFacts(boolean linux, boolean root, boolean container, List<String> missing, Map<String, String> sysctls) {

    /** Settings by which systems forbid user namespaces. */
    static final List<String> SETTINGS = List.of(
            "kernel.apparmor_restrict_unprivileged_userns",
            "kernel.unprivileged_userns_clone",
            "user.max_user_namespaces");

    private static final List<String> PROGRAMS = List.of("unshare", "ip", "mount", "sh");

    HostFacts {
        missing = List.copyOf(missing);
        sysctls = Map.copyOf(sysctls);
    }

    static HostFacts read() {
        boolean container = Files.exists(Path.of("/.dockerenv")) || Files.exists(Path.of("/run/.containerenv"));
        boolean linux = System.getProperty("os.name", "").equals("Linux");
        return new HostFacts(linux, runsAsRoot(), container, missingPrograms(), readSysctls());
    }

    private static boolean runsAsRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return false;
        }
    }

    private static List<String> missingPrograms() {
        List<String> missing = new ArrayList<>();
        for (String program : PROGRAMS) {
            if (!onPath(program)) {
                missing.add(program);
            }
        }
        return missing;
    }

    private static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String directory : path.split(":", -1)) {
            if (!directory.isEmpty() && Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, String> readSysctls() {
        Map<String, String> read = new HashMap<>();
        for (String name : SETTINGS) {
            try {
                read.put(
                        name,
                        Files.readString(Path.of("/proc/sys", name.split("\\.", -1)))
                                .strip());
            } catch (IOException absent) {
                // A setting that this kernel does not have forbids nothing.
            }
        }
        return read;
    }
}
