package io.github.fetchproof.scenarios.certify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fetchproof.harness.fetcher.FetcherProvider;
import io.github.fetchproof.harness.reference.ReferenceProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CommandLineTest {

    @Test
    void namesTheFetcherAndWhereItsClassesAre() {
        List<String> command = CommandLine.of(() -> ReferenceProvider.class);

        assertThat(command)
                .containsSequence("--java", ReferenceProvider.class.getName())
                .containsSequence("--classpath", System.getProperty("java.class.path"))
                .containsSequence("--sandbox", "auto")
                .doesNotContain("--seed", "--jobs", "--patience", "--out", "--only", "--limit");
    }

    @Test
    void carriesWhatWasOverridden() {
        List<String> command = CommandLine.of(new FetcherCertification() {
            @Override
            public Class<? extends FetcherProvider> fetcher() {
                return ReferenceProvider.class;
            }

            @Override
            public List<String> only() {
                return List.of("list/*", "net/*");
            }

            @Override
            public OptionalLong seed() {
                return OptionalLong.of(7);
            }

            @Override
            public Map<String, Duration> limits() {
                return Map.of("stall", Duration.ofSeconds(5));
            }
        });

        assertThat(command)
                .containsSequence("--only", "list/*", "--only", "net/*")
                .containsSequence("--seed", "7")
                .containsSequence("--limit", "stall=5000ms");
    }

    @Test
    void inTheKitsOwnBuildItIsRunFromItsClasses() {
        assertThat(CommandLine.of(() -> ReferenceProvider.class))
                .contains("io.github.fetchproof.scenarios.cli.Main")
                .doesNotContain("-jar");
    }
}
