package io.github.fetchproof.harness.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.harness.fetcher.Capability;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.trace.KnownFailure;
import io.github.fetchproof.harness.trace.Limits;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
    private static final String MINIMAL =
            "name: mine\ndoor: exec\ncommands: {DOWNLOAD: [fetch, '{module}@{version}']}\n";

    @Test
    void everyFieldIsRead(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("mine.yaml"), """
                name: mine
                version-command: [./fetch, --version]
                door: exec
                commands:
                  DOWNLOAD: [./fetch, --get, "{module}@{version}"]
                  list: [python3, "{here}/list.py", "{module}", -f, "{{.Version}}", "${x}"]
                capabilities: [goproxy-list, outcome]
                limits: {connect: 500ms, header: 2s, stall: 1m, attempts: 3}
                artifacts:
                  zip: "{home}/mods/{module_escaped}/{version}.zip"
                environment:
                  GOFLAGS: -mod=mod
                  PYTHONPATH: "{here}/lib"
                known-failures:
                  - scenario: list/comma-stops-on-refused
                    rule: LIST-003
                    reason: we are working on it
                    expires: 2027-01-31
                """);

        Manifest manifest = Manifest.read(file);

        assertThat(manifest)
                .isEqualTo(new Manifest(
                        "mine",
                        List.of(directory + "/fetch", "--version"),
                        new Way.Exec(Map.of(
                                Operation.DOWNLOAD,
                                new Command(
                                        Operation.DOWNLOAD,
                                        List.of(directory + "/fetch", "--get", "{module}@{version}")),
                                Operation.LIST,
                                new Command(
                                        Operation.LIST,
                                        List.of(
                                                "python3",
                                                directory + "/list.py",
                                                "{module}",
                                                "-f",
                                                "{{.Version}}",
                                                "${x}")))),
                        EnumSet.of(Capability.DOWNLOAD, Capability.LIST, Capability.GOPROXY_LIST, Capability.OUTCOME),
                        new Limits(
                                Duration.ofMillis(500),
                                Limits.DEFAULT.handshake(),
                                Duration.ofSeconds(2),
                                Duration.ofMinutes(1),
                                Limits.DEFAULT.dns(),
                                Limits.DEFAULT.overall(),
                                3),
                        new Artifacts(
                                Artifacts.MODULE_CACHE.info(),
                                Artifacts.MODULE_CACHE.mod(),
                                "{home}/mods/{module_escaped}/{version}.zip"),
                        Map.of("GOFLAGS", "-mod=mod", "PYTHONPATH", directory + "/lib"),
                        List.of(new KnownFailure(
                                "list/comma-stops-on-refused",
                                "LIST-003",
                                "we are working on it",
                                Optional.of(LocalDate.of(2027, 1, 31))))));
    }

    @Test
    void whatIsNotSaidIsAsUsual() {
        Manifest manifest = parse(MINIMAL);

        assertThat(manifest.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(manifest.artifacts()).isEqualTo(Artifacts.MODULE_CACHE);
        assertThat(manifest.capabilities()).containsExactly(Capability.DOWNLOAD);
        assertThat(manifest.versionCommand()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "colour: red | colour is no field here; allowed are artifacts, capabilities, commands, ",
                "command: [x] | command is no field here",
                "name: 7 | name must be text, given the number 7 (put it in quotes)",
                "name: [a] | name must be text, given a list",
                "name: ' ' | name must not be blank",
                "name: | name must be text, given nothing",
                "door: window | door must be exec, session or java, given 'window'",
                "version-command: [] | version-command must name a program, given an empty command",
                "version-command: go version | version-command must be a list such as [one, two], given 'go version'",
                "version-command: [go, 1] | version-command[1] must be text, given the number 1 (put it in quotes)",
                "commands: {} | commands must hold at least one of DOWNLOAD, LIST, LATEST, RESOLVE",
                "commands: [a] | commands must hold fields, given a list",
                "commands: {STEAL: [x]} | commands.STEAL is no operation; allowed are DOWNLOAD, LIST, LATEST, RESOLVE",
                "commands: {LIST: []} | commands.LIST must name a program, given an empty command",
                "commands: {LIST: ['']} | commands.LIST must name a program, given an empty command",
                "commands: {LIST: [x], list: [x]} | commands.list is there twice",
                "commands: {LIST: [x, '{modul}']} | commands.LIST has the unknown placeholder {modul}, known here: {cache} {directory} {module} {modules}",
                "commands: {LIST: [x, '{version}']} | commands.LIST has the unknown placeholder {version}",
                "commands: {LIST: [x, '-m{modules}']} | commands.LIST has {modules} inside the argument -m{modules}, it must be an argument of its own",
                "commands: {LIST: [x, '{modules}', '{module}']} | commands.LIST has both {modules}",
                "capabilities: [fly] | capabilities must be some of download, list, ",
                "capabilities: fly | capabilities must be a list",
                "capabilities: [list] | capabilities names list, but commands has no LIST",
                "capabilities: [session] | capabilities names session",
                "limits: 5s | limits must hold fields, given '5s'",
                "limits: {dial: 5s} | limits.dial is no field here; allowed are attempts, connect, dns, handshake, header, overall, stall",
                "limits: {connect: 5} | limits.connect must be a time above zero such as 500ms, 35s or 2m, given the number 5",
                "limits: {connect: 5h} | limits.connect must be a time above zero such as 500ms, 35s or 2m, given '5h'",
                "limits: {connect: 0s} | limits.connect must be a time above zero",
                "limits: {connect: -1s} | limits.connect must be a time above zero",
                "limits: {connect: 99999999999s} | limits.connect must be a time above zero",
                "limits: {attempts: 0} | limits.attempts must be a whole number from 1 on, given the number 0",
                "limits: {attempts: 1.5} | limits.attempts must be a whole number from 1 on, given the number 1.5",
                "artifacts: {jar: x} | artifacts.jar is no field here; allowed are info, mod, zip",
                "artifacts: {zip: '{modul}.zip'} | artifacts has the unknown placeholder {modul}",
                "environment: {GOPROXY: direct} | environment.GOPROXY is set by the kit",
                "environment: {HOME: /} | environment.HOME is set by the kit",
                "environment: {'A=B': c} | environment.A=B is no name of a variable",
                "environment: {A: 1} | environment.A must be text, given the number 1 (put it in quotes)",
                "environment: {A: true} | environment.A must be text, given the boolean true (put it in quotes)",
                "known-failures: [{scenario: a, rule: b, reason: c, expires: soon}] | known-failures[0].expires must be a day such as 2027-01-31, given 'soon'",
                "known-failures: {} | known-failures must be a list, given a mapping",
                "known-failures: [{scenario: a, rule: b}] | known-failures[0].reason is missing",
                "known-failures: [{scenario: a, rule: b, reason: c, until: d}] | known-failures[0].until is no field here",
            })
    void aMistakeIsOneSentenceWithFileAndField(String line, String complaint) {
        String field = line.substring(0, line.indexOf(':'));
        String others = MINIMAL.lines()
                .filter(each -> !each.startsWith(field + ":"))
                .reduce("", (all, each) -> all + each + "\n");

        assertThatThrownBy(() -> parse(others + line + "\n"))
                .isInstanceOf(ManifestException.class)
                .hasMessageStartingWith("mine.yaml: " + complaint)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: a | door is missing",
                "door: exec | commands is missing",
                "{door: session, name: a} | command is missing",
                "{door: java, name: a} | provider is missing",
                "{door: java, name: a, provider: ' '} | provider must name a class",
                "{door: session, command: [a], commands: {LIST: [b]}} | commands is no field here",
                "text | a manifest must hold fields, given 'text'",
                "[1] | a manifest must hold fields, given a list",
            })
    void whatIsMissingIsSaid(String yaml, String complaint) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(ManifestException.class)
                .hasMessageStartingWith("mine.yaml: " + complaint);
    }

    @Test
    void whatIsNotYamlIsSaidWithItsLine() {
        assertThatThrownBy(() -> parse("name: a\ndoor: [exec\n"))
                .isInstanceOf(ManifestException.class)
                .hasMessageStartingWith("mine.yaml: not YAML in line ");
        assertThatThrownBy(() -> parse("name: a\nname: b\n"))
                .isInstanceOf(ManifestException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> parse(""))
                .isInstanceOf(ManifestException.class)
                .hasMessageStartingWith("mine.yaml: ");
    }

    @Test
    void aFileThatCannotBeReadIsSaid(@TempDir Path directory) throws IOException {
        assertThatThrownBy(() -> Manifest.read(directory.resolve("none.yaml")))
                .isInstanceOf(ManifestException.class)
                .hasMessageEndingWith("none.yaml: there is no such file");
        assertThatThrownBy(() -> Manifest.read(directory)).isInstanceOf(ManifestException.class);
        Path huge = Files.writeString(directory.resolve("huge.yaml"), "#".repeat(2_000_000));
        assertThatThrownBy(() -> Manifest.read(huge)).hasMessageContaining("longer than");
    }

    @Test
    void aSessionThatDeclaresNothingIsAsked() {
        Manifest manifest = parse("{name: a, door: session, command: [./serve, '{module}']}");

        assertThat(manifest.capabilities()).isEmpty();
        assertThat(manifest.way()).isEqualTo(new Way.Session(List.of("/here/serve", "{module}")));
        assertThat(parse("{name: a, door: session, command: [serve], capabilities: [list]}")
                        .capabilities())
                .containsExactlyInAnyOrder(Capability.LIST, Capability.SESSION);
    }

    @Test
    void aJavaSubjectIsASessionOfTheAdapter() {
        Manifest manifest = parse(
                "{name: a, door: java, provider: p.Mine, class-path: [lib/a.jar, /b.jar], jvm-options: [-Xmx64m]}");

        assertThat(manifest.way())
                .isEqualTo(
                        new Way.Java("p.Mine", "/here/lib/a.jar" + File.pathSeparator + "/b.jar", List.of("-Xmx64m")));
        List<String> argv = ((Way.Java) manifest.way()).argv();
        assertThat(argv.get(0)).endsWith("/bin/java");
        assertThat(argv.get(1)).isEqualTo("-Xmx64m");
        assertThat(argv.get(3)).startsWith("/here/lib/a.jar:/b.jar:").endsWith("classes");
        assertThat(argv.subList(4, 6)).containsExactly("io.github.fetchproof.harness.fetcher.Adapter", "p.Mine");
    }

    @Test
    void theBundledManifestOfGoNeedsNoWrapper() {
        Manifest go = Manifest.bundled("go");

        assertThat(go.name()).isEqualTo("go");
        assertThat(go.versionCommand()).containsExactly("go", "version");
        assertThat(argv(go, Operation.DOWNLOAD))
                .containsExactly("go", "mod", "download", "-json", "{module}@{version}");
        assertThat(go.capabilities())
                .containsExactlyInAnyOrderElementsOf(here(EnumSet.complementOf(EnumSet.of(
                        Capability.SESSION, Capability.OUTCOME, Capability.ATTEMPTS, Capability.DOCKER_CONFIG))));
    }

    @Test
    void theBundledManifestOfTheReferenceRunsQuickly() {
        Manifest reference = Manifest.bundled("reference");

        assertThat(reference.capabilities()).containsExactlyInAnyOrderElementsOf(here(EnumSet.allOf(Capability.class)));
        assertThat(reference.limits())
                .isEqualTo(new Limits(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(20),
                        4));
        assertThatThrownBy(() -> Manifest.bundled("nobody")).isInstanceOf(IllegalArgumentException.class);
    }

    /** What needs a program of the machine is declared where there is one. */
    private static Set<Capability> here(Set<Capability> capabilities) {
        if (!Programs.commandExists("ssh", System.getenv().getOrDefault("PATH", ""))) {
            capabilities.remove(Capability.SSH);
        }
        return capabilities;
    }

    @Test
    void aCommandLineIsADownload() {
        Manifest manifest = Manifest.ofExec("my-fetcher --into '{cache}' {module}@{version}");

        assertThat(manifest.name()).isEqualTo("my-fetcher");
        assertThat(manifest.way())
                .isEqualTo(new Way.Exec(Map.of(
                        Operation.DOWNLOAD,
                        new Command(
                                Operation.DOWNLOAD,
                                List.of("my-fetcher", "--into", "{cache}", "{module}@{version}")))));
        assertThat(manifest.capabilities()).contains(Capability.DOWNLOAD, Capability.GOPROXY_LIST);
        assertThat(manifest.limits()).isEqualTo(Limits.DEFAULT);
    }

    @Test
    void aCommandLineOfGoIsTheBundledManifestWithAnotherDownload() {
        Manifest manifest = Manifest.ofExec("/opt/go/bin/go mod download -x {modules}");
        Manifest go = Manifest.bundled("go");

        assertThat(manifest.capabilities()).isEqualTo(go.capabilities());
        assertThat(manifest.limits()).isEqualTo(go.limits());
        assertThat(manifest.versionCommand()).containsExactly("/opt/go/bin/go", "version");
        assertThat(argv(manifest, Operation.DOWNLOAD))
                .containsExactly("/opt/go/bin/go", "mod", "download", "-x", "{modules}");
        assertThat(argv(manifest, Operation.LIST))
                .containsExactly("/opt/go/bin/go", "list", "-m", "-versions", "{module}");
    }

    @Test
    void whatACommandTakesIsACapability() {
        assertThat(Manifest.ofExec("fetch {modules}").capabilities()).contains(Capability.MANY_MODULES);
        assertThat(Manifest.ofExec("fetch {module}").capabilities()).doesNotContain(Capability.MANY_MODULES);
    }

    @Test
    void aBadCommandLineIsOneSentence() {
        assertThatThrownBy(() -> Manifest.ofExec("fetch {modul}"))
                .isInstanceOf(ManifestException.class)
                .hasMessage(
                        "the command line has the unknown placeholder {modul}, known here: {cache} {directory} {module}"
                                + " {modules} {version}: fetch {modul}");
        assertThatThrownBy(() -> Manifest.ofExec("fetch 'x")).hasMessageContaining("leaves a ' open");
        assertThatThrownBy(() -> Manifest.ofExec("  ")).hasMessageContaining("empty");
        assertThatThrownBy(() -> Manifest.ofSession("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> Manifest.ofJava(" ", "", List.of())).hasMessageContaining("must name the class");
    }

    @Test
    void whatIsNotThereIsSaidBeforeTheRun() {
        assertThat(Manifest.ofExec("sh -c true").missingPrograms("/usr/bin:/bin"))
                .isEmpty();
        assertThat(Manifest.ofExec("no-such-program x").missingPrograms("/usr/bin:/bin"))
                .containsExactly("the program no-such-program is not in PATH (/usr/bin:/bin)");
        assertThat(Manifest.ofSession("/no/such/program x").missingPrograms(""))
                .containsExactly("the program /no/such/program does not exist");
        assertThat(Manifest.ofSession("/etc/passwd").missingPrograms(""))
                .containsExactly("the program /etc/passwd is not an executable file");
        assertThat(Manifest.ofJava("p.Mine", "x", List.of()).missingPrograms(""))
                .isEmpty();
        assertThat(Programs.commandExists("sh", "/nowhere::/bin")).isTrue();
        assertThat(Programs.commandExists("", "/bin")).isFalse();
    }

    @Test
    void anotherLimitOrCapabilityLeavesTheRest() {
        Manifest manifest = parse(MINIMAL);

        assertThat(manifest.withLimits(Limits.DEFAULT)).isEqualTo(manifest);
        assertThat(manifest.withCapabilities(Set.of(Capability.LIST)).capabilities())
                .containsExactly(Capability.LIST);
    }

    private static List<String> argv(Manifest manifest, Operation operation) {
        if (manifest.way() instanceof Way.Exec exec) {
            return Optional.ofNullable(exec.commands().get(operation))
                    .orElseThrow()
                    .argv();
        }
        throw new AssertionError(manifest.way());
    }

    private static Manifest parse(String yaml) {
        return ManifestReader.parse(yaml, "mine.yaml", Path.of("/here"));
    }
}
