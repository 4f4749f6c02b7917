package io.github.fetchproof.scenarios.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What cannot work is refused before anything is started: exit 4 and one sentence that says what is wrong. */
@Execution(ExecutionMode.CONCURRENT)
class WrongUsageIT {
    private final Path home;
    private final Map<String, Executable> works = new LinkedHashMap<>();

    WrongUsageIT(@TempDir Path home) {
        this.home = home;
    }

    @TestFactory
    Stream<DynamicTest> eachIsRefusedInOneSentence() throws Exception {
        String subject = Scripts.in(home).write("subject", ": > \"$HERE/started\"\n");
        Path file = Files.writeString(home.resolve("file"), "");
        Path cut = Files.writeString(home.resolve("cut.yaml"), "name: [\n");
        Path strange = Files.writeString(home.resolve("strange.yaml"), "name: x\nversion: " + subject + "\n");

        refuses("an unknown option", "--no-such-option", "--exec", subject, "--no-such-option");
        refuses("no scenario of this name", "nothing/*", "--exec", subject, "--only", "nothing/*");
        refuses("a command that is not found", "no-such-command", "--exec", "no-such-command {module}");
        refuses("an unknown placeholder", "{modul}", "--exec", subject + " {modul}");
        refuses("a quote left open", "quote", "--exec", "sh 'open");
        refuses("an empty command", "program", "--exec", "");
        refuses("two subjects", "--exec and --session", "--exec", subject, "--session", subject);
        refuses("an output below a file", file.toString(), "--exec", subject, "--out", file + "/out");
        refuses("a manifest that is no YAML", "cut.yaml", "--manifest", cut.toString());
        refuses("a manifest that says too little", "strange.yaml", "--manifest", strange.toString());
        refuses(
                "a manifest that is not there",
                "none.yaml",
                "--manifest",
                home.resolve("none.yaml").toString());
        refuses("a manifest that is a directory", "cannot be read", "--manifest", home.toString());
        refuses("a seed that is no number", "--seed", "--exec", subject, "--seed", "x");
        refuses("no jobs at all", "jobs", "--exec", subject, "--jobs", "0");
        refuses("an unknown limit", "--limit", "--exec", subject, "--limit", "sleep=1s");
        return works.entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey(), each.getValue()));
    }

    private void refuses(String what, String named, String... options) {
        works.put(what, () -> refused(home.resolve("run" + what.replace(' ', '-')), named, List.of(options)));
    }

    private void refused(Path directory, String named, List<String> options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("certify"));
        arguments.addAll(options);
        try (KitRun run = KitRun.start(directory, arguments)) {
            int exit = run.end();

            assertThat(exit).as(String.join("\n", run.said())).isEqualTo(4);
            assertThat(run.said()).hasSize(1);
            assertThat(run.said().get(0))
                    .startsWith("fetchproof certify: ")
                    .contains(named)
                    .doesNotContain("Exception");
            assertThat(run.output()).isEmpty();
            assertThat(home.resolve("started")).doesNotExist();
            run.leavesNothing();
        }
    }
}
