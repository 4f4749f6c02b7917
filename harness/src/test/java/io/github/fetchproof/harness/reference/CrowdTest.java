package io.github.fetchproof.harness.reference;

import static io.github.fetchproof.harness.reference.SampleModule.A;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many processes that want the same modules from one cache at the same time (CONC-001, CONC-006). */
@Timeout(300)
class CrowdTest {
    private static final int PROCESSES = 64;
    private static final List<SampleModule> MODULES =
            List.of(A, SampleModule.of("example.com/m", "v1.1.0"), SampleModule.of("example.com/Upper", "v0.1.0-RC1"));

    private final Path root;
    private final Path scratch;

    CrowdTest(@TempDir Path root, @TempDir Path scratch) {
        this.root = root;
        this.scratch = scratch;
    }

    /** All are there, ready to go, before the first one goes. */
    @Test
    void sixtyFourProcessesDownloadEachFileOnceAndGoAcceptsTheirCache() throws Exception {
        ReferenceJvm jvm = ReferenceJvm.prepare(scratch, "32m");
        Files.writeString(
                root.resolve("go.sum"),
                MODULES.stream().map(SampleModule::goSum).collect(Collectors.joining()));
        List<Process> crowd = new ArrayList<>();
        try (FakeProxy proxy = new FakeProxy()) {
            MODULES.forEach(proxy::with);
            for (int number = 0; number < PROCESSES; number++) {
                crowd.add(jvm.start(ReferenceProvider.class, proxy, MODULES, List.of(root)));
            }
            for (Process each : crowd) {
                assertThat(each.getInputStream().readNBytes(Fetches.READY.length()))
                        .asString(UTF_8)
                        .isEqualTo(Fetches.READY);
            }

            for (Process each : crowd) {
                each.getOutputStream().close();
            }

            for (Process each : crowd) {
                ReferenceJvm.Ran ran = ReferenceJvm.Ran.of(each);
                assertThat(ran.exit()).as(ran.output()).isZero();
            }
            // Not the zips alone: whoever waited for a version's lock finds all its files there.
            assertThat(proxy.requests())
                    .containsExactlyInAnyOrderElementsOf(MODULES.stream()
                            .flatMap(module -> module.files().keySet().stream())
                            .toList());
        } finally {
            crowd.forEach(Process::destroyForcibly);
        }
        assertThat(KeptCache.at(root.resolve("cache"), MODULES).unfinished()).isEmpty();
        for (String version : List.of("v1.0.0", "v1.1.0")) {
            Files.writeString(root.resolve("go.mod"), """
                    module example.com/main

                    go 1.20

                    require (
                    \texample.com/m %s
                    \texample.com/Upper v0.1.0-RC1
                    )
                    """.formatted(version));

            RealGo.Ran verified = new RealGo(root).run("off", "mod", "verify");

            assertThat(verified.exit()).as(verified.output()).isZero();
            assertThat(verified.output()).isEqualToIgnoringWhitespace("all modules verified");
        }
    }
}
