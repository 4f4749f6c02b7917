package io.github.fetchproof.fakes.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.fetchproof.fakes.fault.LinkFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where the original is not here, a program that only stays stands in for it, but for what it alone can do. */
@Timeout(60)
class ToxiproxyProcessTest {
    private final Path directory;

    ToxiproxyProcessTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void theOriginalServesLinksAndIsNamedByItsVersion() throws IOException {
        Optional<Path> original = OriginalToxiproxy.find();
        assumeThat(original).as(OriginalToxiproxy.WHERE).isPresent();

        try (Provider provider = ToxiproxyProcess.provider(original.orElseThrow());
                Road road = new Road(provider)) {
            assertThat(provider.name()).matches("binary [!-~]+");
            road.link().breakWith(new LinkFault.Truncate(7_000));
            assertThat(road.ask().bytes()).isEqualTo(7_000);
            road.link().heal();
            assertThat(road.ask().bytes()).isEqualTo(Road.ANSWER);
        }
    }

    @Test
    void itEndsWhenItIsClosed() throws Exception {
        ToxiproxyProcess process = ToxiproxyProcess.start(script("exec sleep 1000"));
        List<ProcessHandle> all = process.all();
        assertThat(process.isAlive()).isTrue();

        process.close();
        process.close();

        assertThat(process.isAlive()).isFalse();
        for (ProcessHandle each : all) {
            each.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void itDoesNotOutliveAJvmThatIsKilled() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Orphan.class.getName(),
                        script("exec sleep 1000").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<ProcessHandle> all;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8))) {
            all = Arrays.stream(lines.readLine().split(" ", -1))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                    .toList();
        } finally {
            jvm.destroyForcibly();
        }

        assertThat(all).hasSize(3);
        for (ProcessHandle each : all) {
            each.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aProgramThatEndsIsNoServer() throws IOException {
        Path program = script("exit 7");

        assertThatThrownBy(() -> ToxiproxyProcess.provider(program))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessage(program + " does not serve as a toxiproxy-server: it ended with 7");
    }

    private Path script(String line) throws IOException {
        return Files.setPosixFilePermissions(
                Files.writeString(directory.resolve("server"), "#!/bin/sh\n" + line + "\n"),
                PosixFilePermissions.fromString("rwx------"));
    }
}
