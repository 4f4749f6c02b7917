package io.github.fetchproof.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @Test
    void theBundledFetcherIsNotGivenTheJarsOfTheFakes(@TempDir Path libraries) throws Exception {
        for (String jar : List.of("okhttp-jvm-5.jar", "bctls-jdk18on-1.jar", "wiremock-standalone-3.jar", "a.jar")) {
            Files.createFile(libraries.resolve(jar));
        }

        String classPath = new Installation(Optional.of(libraries), "kit.jar").fetcherClassPath();

        assertThat(classPath.split(File.pathSeparator, -1))
                .containsExactly(
                        libraries.resolve("a.jar").toString(),
                        libraries.resolve("okhttp-jvm-5.jar").toString());
    }

    @Test
    void outsideItsJarAllOfTheKitHasOneClassPath() {
        Installation installation = new Installation(Optional.empty(), "classes:more");

        assertThat(installation.fetcherClassPath()).isEqualTo("classes:more");
        assertThat(installation.kitClassPath()).isEqualTo("classes:more");
    }
}
