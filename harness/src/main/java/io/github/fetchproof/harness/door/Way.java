package io.github.fetchproof.harness.door;

import io.github.fetchproof.harness.fetcher.Adapter;
import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Operation;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How a subject is plugged in. */
public sealed interface Way {

    /** The programs that must be there. */
    Stream<String> programs();

    /** A process for each operation. */
    record Exec(Map<Operation, Command> commands) implements Way {
        public Exec {
            commands = Map.copyOf(commands);
            if (commands.isEmpty()) {
                throw new IllegalArgumentException("must hold at least one operation");
            }
        }

        /** What the commands alone show that it can do. */
        Set<Capability> capabilities() {
            Set<Capability> shown = EnumSet.noneOf(Capability.class);
            commands.keySet().forEach(each -> shown.add(Capability.of(each)));
            Command download = commands.get(Operation.DOWNLOAD);
            if (download != null && download.takesManyModules()) {
                shown.add(Capability.MANY_MODULES);
            }
            return shown;
        }

        @Override
        public Stream<String> programs() {
            return commands.values().stream().map(each -> each.argv().get(0));
        }
    }

    /** A process that lives on and speaks the session protocol. */
    record Session(List<String> argv) implements Way {
        public Session {
            argv = List.copyOf(argv);
            Command.checkNotEmpty(argv);
        }

        @Override
        public Stream<String> programs() {
            return Stream.of(argv.get(0));
        }
    }

    /**
     * A {@link io.github.fetchproof.harness.fetcher.FetcherProvider}, run by the adapter in a JVM of its own, the JVM this
     * process runs on.
     *
     * @param provider the class's name
     * @param classPath where it and its libraries are; the adapter is added to the end
     * @param jvmOptions for instance {@code -Xmx256m}
     */
    record Java(String provider, String classPath, List<String> jvmOptions) implements Way {
        public Java {
            jvmOptions = List.copyOf(jvmOptions);
            if (provider.isBlank()) {
                throw new IllegalArgumentException("must name a class");
            }
        }

        /** The session's argv. */
        public List<String> argv() {
            List<String> argv = new ArrayList<>();
            argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            argv.addAll(jvmOptions);
            argv.addAll(List.of("-cp", classPath + File.pathSeparator + own(), Adapter.class.getName(), provider));
            return List.copyOf(argv);
        }

        /** Where the adapter itself was loaded from. */
        private static String own() {
            CodeSource source = Adapter.class.getProtectionDomain().getCodeSource();
            try {
                return Path.of(source.getLocation().toURI()).toString();
            } catch (URISyntaxException e) {
                throw new IllegalStateException("the kit must be loaded from a file: " + source.getLocation(), e);
            }
        }

        @Override
        public Stream<String> programs() {
            return Stream.of(argv().get(0));
        }
    }
}
