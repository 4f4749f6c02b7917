package io.github.fetchproof.harness.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What becomes of a command behind sudo. Root plays the user who calls it: a script in sudo's place only sets the variables
 * that sudo sets, for the user nobody.
 */
class SudoRungTest {
    private static final String SUDO = """
            #!/bin/sh
            [ "$1 $2" = "-n -E" ] || exit 99
            shift 2
            SUDO_UID=65534 SUDO_GID=65534 PATH=/usr/sbin:/usr/bin:/sbin:/bin exec "$@"
            """;

    @Test
    void theCommandRunsAsTheUserWhoCalledInTheSameSandbox() throws Exception {
        Way.Ran ran = run("look");

        assertThat(ran.value("uid")).isEqualTo("65534");
        assertThat(ran.value("rung")).isEqualTo("SUDO");
        assertThat(ran.value("pid")).isEqualTo("1");
        assertThat(ran.value("interfaces")).isEqualTo("[lo]");
        assertThat(ran.values("bound")).containsExactly("53", "80", "443");
        assertThat(ran.value("resolv.conf")).startsWith("nameserver 127.0.0.53");
    }

    @Test
    void aCageHoldsThereToo() throws Exception {
        Way.Ran ran = run(
                "cage",
                "sh",
                "-c",
                "(setsid sleep 3600 </dev/null >/dev/null 2>&1 &) ; grep CapEff /proc/self/status; read line");

        assertThat(ran.value("subject")).as("capabilities of the subject").endsWith("0000000000000000");
        assertThat(ran.value("alive-after")).isEqualTo("0");
    }

    @Test
    void theLoopbackCanBeTapped() throws Exception {
        Way way = nobody();
        Class<?> tapping = Class.forName("io.github.fetchproof.harness.witness.TapInhabitant");

        Way.Ran ran = Way.run(behindSudo(way, way.java(tapping, List.of("refused", "5"))));

        assertThat(ran.value("dials")).isEqualTo("5");
    }

    @Test
    void theEndOfTheWrapperIsTheEndOfTheCommand() throws Exception {
        Way way = nobody();
        Process wrapper = new ProcessBuilder(
                        behindSudo(way, way.java(Inhabitant.class, List.of("hold-out", "sleep", "3600"))))
                .redirectErrorStream(true)
                .start();
        assertThat(wrapper.inputReader().readLine()).isEqualTo("ready=yes");
        List<ProcessHandle> below = wrapper.descendants().toList();

        wrapper.destroyForcibly();

        assertThat(below).hasSizeGreaterThanOrEqualTo(2);
        for (ProcessHandle each : below) {
            each.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    private static Way.Ran run(String... arguments) throws IOException, InterruptedException {
        Way way = nobody();
        return Way.run(behindSudo(way, way.java(Inhabitant.class, List.of(arguments))));
    }

    private static Way nobody() {
        assumeTrue(HostFacts.read().root(), "only root can play sudo");
        return Way.all().filter(each -> !each.prefix().isEmpty()).findFirst().orElseThrow();
    }

    private static List<String> behindSudo(Way way, List<String> argv) throws IOException {
        Path sudo = Files.writeString(
                Files.createTempDirectory(way.scratch(), "sudo").resolve("sudo"), SUDO);
        Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> command = new ArrayList<>(Sandbox.command(Rung.SUDO, way.scratch(), argv));
        command.set(0, sudo.toString());
        return command;
    }
}
