package io.github.fetchproof.scenarios.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Subjects that fetch nothing, or not as they should: none is certified, each is told the true reason, none leaves a trace. */
@Execution(ExecutionMode.CONCURRENT)
class NullSubjectsIT {
    private static final String KEEPS_A_CACHE = """
            if [ -d "$HERE/kept/cache/download/$1" ]; then
              mkdir -p "$GOMODCACHE" && cp -r "$HERE/kept/." "$GOMODCACHE"
              exit 0
            fi
            sh "$HONEST" "$1" "$2" && mkdir -p "$HERE/kept" && cp -r "$GOMODCACHE/." "$HERE/kept"
            """;
    private static final String LEAVES_A_DAEMON = """
            setsid sleep 1000 >/dev/null 2>&1 </dev/null &
            sh "$HONEST" "$1" "$2"
            """;
    private static final String DIALS_OUTSIDE = """
            GOPROXY="http://8.8.8.8|$GOPROXY" exec sh "$HONEST" "$1" "$2"
            """;
    private static final long MOST_WRITTEN = 5_000_000;

    @TestFactory
    Stream<DynamicTest> eachIsToldTheTrueReason(@TempDir Path home) throws Exception {
        KitRun.needsSandbox(home);
        Scripts scripts = Scripts.in(home.resolve("scripts"));
        Map<String, Executable> works = new LinkedHashMap<>();

        works.put(
                "dials outside",
                () -> refused(
                        home.resolve("outside"),
                        scripts.write("outside", DIALS_OUTSIDE) + " {module} {version}",
                        "it dialled outside the sandbox: 8.8.8.8:80/tcp"));
        works.put(
                "serves a warm cache",
                () -> refused(
                        home.resolve("warm"),
                        scripts.write("warm", KEEPS_A_CACHE) + " {module} {version}",
                        "without asking the proxy anything: a cache was warm before"));
        works.put(
                "leaves a daemon",
                () -> refused(
                        home.resolve("daemon"),
                        scripts.write("daemon", LEAVES_A_DAEMON) + " {module} {version}",
                        "it left processes behind: sleep"));
        works.put(
                "hangs", () -> refused(home.resolve("hangs"), "sleep 1000", "was still running after ", "overall=3s"));
        works.put(
                "floods its output",
                () -> refused(home.resolve("floods"), "yes", "was still running after ", "overall=3s"));
        works.put(
                "always succeeds",
                () -> refused(home.resolve("true"), "true", "without asking the proxy anything: nothing was fetched"));
        works.put("always fails", () -> refused(home.resolve("false"), "false", "a fetch with nothing wrong failed"));
        works.put(
                "never connects",
                () -> refused(
                        home.resolve("idle"),
                        scripts.write("idle", "echo no module today >&2; exit 1"),
                        "a fetch with nothing wrong failed; it printed: no module today"));
        return works.entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey(), each.getValue()));
    }

    private static void refused(Path home, String command, String reason, String... limits) throws Exception {
        String[] options = limits.length == 0
                ? new String[] {"--exec", command}
                : new String[] {"--exec", command, "--limit", limits[0]};
        try (KitRun run = KitRun.certify(home, options)) {
            int exit = run.end();
            Results results = run.results();

            assertThat(exit).as(String.join("\n", run.said())).isEqualTo(1);
            assertThat(results.preflight()).anySatisfy(each -> assertThat(each).contains(reason));
            assertThat(results.root()
                            .required("subject")
                            .required("certifiable")
                            .booleanValue())
                    .isFalse();
            assertThat(results.scenarios()).isEmpty();
            assertThat(results.partial()).isFalse();
            assertThat(run.output()).contains("not certifiable: ").contains(reason);
            assertThat(written(run.out())).isLessThan(MOST_WRITTEN);
            assertThat(run.hadNetwork()).isTrue();
            run.leavesNothing();
        }
    }

    private static long written(Path directory) throws Exception {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(each -> each.toFile().length())
                    .sum();
        }
    }
}
