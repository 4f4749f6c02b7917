package io.github.fetchproof.harness.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SandboxTest {

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void namesAreResolvedByOurFilesAndOurNameServerAlone(Way way) throws Exception {
        Way.Ran ran = way.run(Inhabitant.class, "look");

        assertThat(ran.value("resolv.conf")).isEqualTo("nameserver 127.0.0.53|options timeout:5 attempts:2");
        assertThat(ran.value("hosts")).isEqualTo("127.0.0.1 localhost|::1 localhost");
        assertThat(ran.value("nsswitch.conf")).contains("hosts: files dns").doesNotContain("resolve");
        assertThat(ran.value("name")).isEqualTo("unknown");
        assertThat(ran.value("host")).isEqualTo("localhost");
        assertThat(ran.value("passwd")).isEqualTo("true");
    }

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void loopbackIsTheOnlyInterfaceAndEveryAddressLeadsThere(Way way) throws Exception {
        Way.Ran ran = way.run(Inhabitant.class, "look");

        assertThat(ran.value("interfaces")).isEqualTo("[lo]");
        assertThat(ran.values("bound")).containsExactly("53", "80", "443");
        assertThat(ran.values("dial")).containsExactly("Connection refused", "Connection refused");
    }

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void theCommandIsTheFirstProcessAndKnowsItsRung(Way way) throws Exception {
        Way.Ran ran = way.run(Inhabitant.class, "look");

        assertThat(ran.value("pid")).isEqualTo("1");
        assertThat(ran.value("rung")).isEqualTo(way.rung().name());
    }

    @ParameterizedTest
    @MethodSource("io.github.fetchproof.harness.sandbox.Way#all")
    void theExitStatusIsTheCommands(Way way) throws Exception {
        assertThat(way.run(Inhabitant.class, "exit", "42").status()).isEqualTo(42);
    }

    @Test
    void anEtcWithoutTheFilesIsCompletedAndKeepsWhatItHas() throws Exception {
        Way way = Way.first();
        assumeTrue(way.rung() != Rung.SUDO, "a poor /etc is made without sudo");
        List<String> poor = List.of(
                "unshare",
                way.rung() == Rung.ROOT ? "-m" : "-Urm",
                "sh",
                "-c",
                "mount -t tmpfs none /etc && mkdir /etc/dir && echo kept >/etc/dir/file && echo kept >/etc/passwd"
                        + " && ln -s dir/file /etc/link && ln -s /nowhere/resolv.conf /etc/resolv.conf && exec \"$@\"",
                "poor");
        List<String> look = List.of(
                "sh", "-c", "cat /etc/dir/file /etc/link /etc/passwd /etc/resolv.conf /etc/hosts /etc/nsswitch.conf");

        List<String> command = new ArrayList<>(poor);
        command.addAll(Sandbox.command(Rung.ROOT, way.scratch(), look));
        Way.Ran ran = Way.run(command);

        assertThat(ran.output())
                .containsSubsequence(
                        "kept", "kept", "kept", "nameserver 127.0.0.53", "127.0.0.1 localhost", "hosts: files dns");
    }

    @Test
    void theMachinesOwnFilesStayAsTheyAre() throws Exception {
        Way way = Way.first();
        String before = Files.readString(Path.of("/etc/hosts"));

        way.run(Inhabitant.class, "look");

        assertThat(Path.of("/etc/hosts")).hasContent(before);
    }

    @Test
    void withoutASandboxTheCommandIsLeftAsItIs(@TempDir Path scratch) throws IOException {
        assertThat(Sandbox.command(Rung.OFF, scratch, List.of("echo", "a b"))).containsExactly("echo", "a b");
    }

    @Test
    void sudoIsToldThePathAndTheHomeItWouldReplace(@TempDir Path scratch) throws IOException {
        List<String> command = Sandbox.command(
                Rung.SUDO, scratch, List.of("echo"), Map.of("PATH", "/a:/b", "HOME", "/h", "SECRET", "not here"));

        assertThat(command)
                .startsWith("sudo", "-n", "-E", "unshare")
                .endsWith("SUDO", "env", "PATH=/a:/b", "HOME=/h", "echo");
    }

    @Test
    void anEmptyCommandIsAWrongCall(@TempDir Path scratch) {
        assertThatThrownBy(() -> Sandbox.command(Rung.ROOT, scratch, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a command");
    }

    @Test
    void onlyTheNameOfARungSaysThatThereIsASandbox() {
        assertThat(Sandbox.current(Map.of(Sandbox.VARIABLE, "ROOT"))).contains(Rung.ROOT);
        assertThat(Sandbox.current(Map.of(Sandbox.VARIABLE, "OFF"))).isEmpty();
        assertThat(Sandbox.current(Map.of(Sandbox.VARIABLE, "root"))).isEmpty();
        assertThat(Sandbox.current(Map.of())).isEmpty();
    }
}
