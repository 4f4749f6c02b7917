package io.github.fetchproof.scenarios.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Subjects that misbehave beyond fetching: each harms its own scenario only, and the reader of a report not at all. */
@Execution(ExecutionMode.CONCURRENT)
class HostileSubjectIT {
    /** Honest where the network is; at an outage it shows what else it can do. */
    private static final String AT_AN_OUTAGE = """
            sh "$HONEST" "$2" "$3" 2>"$TMPDIR/said"
            status=$?
            if ! grep -q UNAVAILABLE "$TMPDIR/said"; then
              cat "$TMPDIR/said" >&2
              exit $status
            fi
            case $1 in
              crash) kill -s SEGV $$ ;;
              litter)
                mkdir -p "$GOMODCACHE/cache/download/<b>/@v" "$GOMODCACHE/shut/in"
                cd "$GOMODCACHE"
                : > "$(printf 'line\\nbreak\\377\\033[31m')"
                ln -s . loop
                ln -s / everything
                ln -s /nowhere dangling
                mkfifo cache/download/pipe.zip
                chmod 000 shut
                dd if=/dev/zero of=cache/download/full.zip bs=65536 2>/dev/null
                : > "$HERE/litter.done"
                exit 1 ;;
              delete)
                cd /
                rm -rf "$GOMODCACHE" "$HOME" "$TMPDIR" "$GOPATH"
                [ -e "$HOME" ] || : > "$HERE/delete.done"
                exit 1 ;;
              flood)
                yes '<script>alert(1)</script>' | head -c 1000000000 | tee /dev/stderr
                : > "$HERE/flood.done"
                exit 1 ;;
              trespass)
                for each in "$HOME"/../../* "$HOME"/../../../*; do
                  find "$each" -type f -exec sh -c 'for file; do echo evil > "$file"; done' - {} + 2>/dev/null
                done
                : > "$HERE/trespass.done"
                exit 1 ;;
              colour)
                printf '\\033[2J\\033]0;owned\\007\\033[31m<script>alert(1)</script> | ``` ]]> &\\r\\n' | tee /dev/stderr
                exit 0 ;;
            esac
            """;

    private static final String STUBBORN = """
            trap '' TERM INT HUP
            (trap '' TERM INT HUP; setsid sleep 1000) &
            while :; do sleep 1; done
            """;
    private static final String SHOUTS = "printf '\\033[2J<script>alert(1)</script>\\033]0;owned\\007\\n' >&2; exit 1";

    private static final String WHOLE = "list/comma-goes-on-after-not-found";
    private static final String OUTAGE = "list/comma-stops-on-refused";

    @TestFactory
    Stream<DynamicTest> eachHarmsOnlyItself(@TempDir Path home) throws Exception {
        KitRun.needsSandbox(home);
        Scripts scripts = Scripts.in(home.resolve("scripts"));
        String hostile = scripts.write("hostile", AT_AN_OUTAGE);
        Map<String, Executable> works = new LinkedHashMap<>();

        works.put(
                "one that crashes at an outage",
                () -> judged(home.resolve("crash"), hostile + " crash", "FAILED", "crashed"));
        works.put("one that fills its cache and its disk with what is no module", () -> {
            judged(home.resolve("litter"), hostile + " litter", "PASSED", "");
            assertThat(scripts.directory().resolve("litter.done")).exists();
        });
        works.put("one that deletes its cache and its home", () -> {
            judged(home.resolve("delete"), hostile + " delete", "PASSED", "");
            assertThat(scripts.directory().resolve("delete.done")).exists();
        });
        works.put("one that prints a gigabyte twice", () -> {
            // How long that takes counts against it, and against nobody else.
            spared(home.resolve("flood"), hostile + " flood");
            assertThat(scripts.directory().resolve("flood.done")).exists();
            assertThat(size(home.resolve("flood"))).isLessThan(50L << 20);
        });
        works.put("one that writes to every file it finds around its own", () -> {
            judged(home.resolve("trespass"), hostile + " trespass", "PASSED", "");
            assertThat(scripts.directory().resolve("trespass.done")).exists();
        });
        works.put(
                "one that writes to the reader's terminal and page",
                () -> judged(home.resolve("colour"), hostile + " colour", "FAILED", "success"));
        works.put(
                "one that always crashes",
                () -> refused(home.resolve("segv"), "sh -c 'kill -s SEGV $$'", "a fetch with nothing wrong crashed"));
        works.put(
                "one that ignores every request to end",
                () -> refused(
                        home.resolve("stubborn"), scripts.write("stubborn", STUBBORN), "was still running after "));
        works.put(
                "one whose last words are for the terminal",
                () -> refused(home.resolve("shouts"), scripts.write("shouts", SHOUTS), "it printed: "));
        return works.entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey(), each.getValue()));
    }

    private static void judged(Path home, String command, String verdict, String reason) throws Exception {
        try (KitRun run = KitRun.certify(
                home,
                "--exec",
                command + " {module} {version}",
                "--patience",
                "4",
                "--only",
                WHOLE,
                "--only",
                OUTAGE)) {
            int exit = run.end();
            Results results = run.results();

            assertThat(results.verdicts())
                    .as(results.preflight() + "\n" + String.join("\n", run.said()))
                    .containsOnly(Map.entry(WHOLE, "PASSED"), Map.entry(OUTAGE, verdict));
            assertThat(results.scenarios())
                    .filteredOn(each -> each.required("id").textValue().equals(OUTAGE))
                    .allSatisfy(each ->
                            assertThat(each.required("reason").textValue()).contains(reason));
            assertThat(exit).isEqualTo(verdict.equals("FAILED") ? 1 : 0);
            reportsAreSafe(run);
            run.leavesNothing();
        }
    }

    /** The scenario without an outage is passed, whatever became of the other. */
    private static void spared(Path home, String command) throws Exception {
        try (KitRun run =
                KitRun.certify(home, "--exec", command + " {module} {version}", "--only", WHOLE, "--only", OUTAGE)) {
            run.end();
            assertThat(run.results().verdicts()).containsEntry(WHOLE, "PASSED").containsKey(OUTAGE);
            reportsAreSafe(run);
            run.leavesNothing();
        }
    }

    private static void refused(Path home, String command, String reason) throws Exception {
        try (KitRun run = KitRun.certify(home, "--exec", command, "--limit", "overall=4s")) {
            int exit = run.end();

            assertThat(exit).as(String.join("\n", run.said())).isEqualTo(1);
            assertThat(run.results().preflight())
                    .anySatisfy(each -> assertThat(each).contains(reason));
            reportsAreSafe(run);
            run.leavesNothing();
        }
    }

    /** No control character reaches whoever reads; no tag whoever publishes. */
    private static void reportsAreSafe(KitRun run) throws Exception {
        assertThat(String.join("\n", run.said()) + run.output()).doesNotContainPattern("[\\p{Cntrl}&&[^\\n\\t]]");
        for (Path each : texts(run.out())) {
            assertThat(Files.readString(each, StandardCharsets.UTF_8))
                    .as(each.toString())
                    .doesNotContainPattern("[\\p{Cntrl}&&[^\\n\\t]]");
        }
        assertThat(run.out().resolve("summary.md")).content().doesNotContain("<script");
        assertThat(run.out().resolve("index.html"))
                .content()
                .doesNotContain("<script")
                .endsWith("</html>\n");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(run.out().resolve("junit.xml").toFile());
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static List<Path> texts(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(each -> each.toString().matches(".*\\.(json|xml|md|txt|html)"))
                    .toList();
        }
    }
}
