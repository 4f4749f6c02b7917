package io.github.fetchproof.scenarios.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar as the build made it. */
@Timeout(120)
class JarIT {
    private static final Path JAR = Path.of(System.getProperty("fetchproof.artifact", "target/fetchproof.jar"));

    private final Path temporary;

    JarIT(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void itsTopHoldsOnlyWhatNeedsTheJdkAlone() throws IOException {
        assertThat(names())
                .filteredOn(name -> name.endsWith(".class"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("io/github/fetchproof/harness/fetcher/")
                        || name.startsWith("io/github/fetchproof/scenarios/launch/")
                        || name.startsWith("io/github/fetchproof/scenarios/certify/"));
    }

    @Test
    void librariesAndRoomsAreNestedAsWholeJars() throws IOException {
        List<String> nested = names().stream()
                .filter(name -> name.startsWith(Libraries.NESTED) && name.endsWith(".jar"))
                .map(name -> name.substring(Libraries.NESTED.length()))
                .toList();

        assertThat(nested)
                .anyMatch(name -> name.startsWith("fetchproof-scenarios-"))
                .anyMatch(name -> name.startsWith("fetchproof-harness-"))
                .anyMatch(name -> name.startsWith("fetchproof-fakes-"))
                .anyMatch(name -> name.startsWith("picocli-"))
                .anyMatch(name -> name.startsWith("jackson-databind-"))
                .noneMatch(name -> name.startsWith("junit-"))
                .noneMatch(name -> name.startsWith("testcontainers-") || name.startsWith("commons-compress-"));
        assertThat(names()).anyMatch(name -> name.startsWith(Libraries.CONTAINER + "testcontainers-"));
    }

    @Test
    void noTimeOfTheBuildIsInIt() throws IOException {
        try (ZipFile zip = new ZipFile(JAR.toFile())) {
            assertThat(Collections.list(zip.entries()).stream()
                            .map(ZipEntry::getTime)
                            .distinct())
                    .hasSize(1);
            ZipEntry rooms = zip.stream()
                    .filter(each -> each.getName().contains("/fetchproof-scenarios-"))
                    .findFirst()
                    .orElseThrow();
            try (InputStream in = zip.getInputStream(rooms);
                    ZipInputStream inner = new ZipInputStream(in)) {
                long time = zip.entries().nextElement().getTime();
                for (ZipEntry each = inner.getNextEntry(); each != null; each = inner.getNextEntry()) {
                    assertThat(each.getTime()).isEqualTo(time);
                }
            }
        }
    }

    @Test
    void runsAndLeavesNothingBehind() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-XX:-UsePerfData",
                        "-jar",
                        JAR.toString(),
                        "--version")
                .redirectErrorStream(true)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).startsWith("fetchproof ");
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    private static List<String> names() throws IOException {
        try (ZipFile zip = new ZipFile(JAR.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }
}
