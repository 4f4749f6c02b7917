package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.git.UploadPackService;
import io.github.fetchproof.fakes.gomod.ModuleSource;
import io.github.fetchproof.fakes.world.Repository;
import io.github.fetchproof.harness.fetcher.Surroundings;
import io.github.fetchproof.harness.git.Advertisement;
import io.github.fetchproof.harness.git.PackRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of a repository. */
class GitModuleTest {

    private static final String ROOT = "example.com/r.git";
    private static final String GO_MOD = "module example.com/r.git\n";
    private static final Repository R = Repository.of("r")
            .commit(Instant.parse("2024-01-01T10:00:00Z"), Map.of("go.mod", GO_MOD, "r.go", "package r // 1\n"))
            .tag("v0.9.0")
            .tag("v1.0.0", "An annotated tag.")
            .commit(Instant.parse("2024-01-02T03:04:05Z"), Map.of("go.mod", GO_MOD, "r.go", "package r // 2\n"))
            .tag("v1.1.0", "Another.")
            .tag("v1.3.0+meta")
            .branch("dev")
            .commit(Instant.parse("2024-01-03T12:30:00Z"), Map.of("go.mod", GO_MOD, "r.go", "package r // 3\n"))
            .tag("v1.2.0")
            .branch(Repository.MAIN)
            .commit(Instant.parse("2024-01-04T23:59:59Z"), Map.of("go.mod", GO_MOD, "r.go", "package r // 4\n"));

    private static final String TAGGED =
            "20240102030405-" + R.find("v1.1.0").id().substring(0, 12);
    private static final String NEWEST = "20240104235959-" + R.newest().id().substring(0, 12);

    private final Decisions decisions = new Decisions(Settings.of(new Surroundings(Map.of())));
    private final Deadline deadline = TimeAndChance.real().deadline(Duration.ofSeconds(60));

    @ParameterizedTest
    @ValueSource(strings = {"v1.1.1-0.", "v1.0.1-0.", "v0.9.1-0.", "v1.3.1-0.", "v0.0.0-"})
    void aCommitHasAPseudoVersionForEachTagBeforeItAndOneForNone(String begins) throws Exception {
        assertThat(info(R, begins + NEWEST))
                .isEqualTo("{\"Version\":\"" + begins + NEWEST + "\",\"Time\":\"2024-01-04T23:59:59Z\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.0.1-0.", "v1.3.1-0."})
    void aCommitWithATagMayComeAfterAnother(String begins) throws Exception {
        assertThat(info(R, begins + TAGGED)).contains(begins + TAGGED);
    }

    @Test
    void aCommitIsNotAfterItsOwnTag() {
        isInvalid("v1.1.1-0." + TAGGED, "must come after v1.1.0, and has that tag itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.2.0", "v1.7.0"})
    void aCommitIsNotAfterATagOfAnotherBranchOrOfNoCommit(String tag) {
        isInvalid(tag.replace(".0", ".1") + "-0." + NEWEST, "must come after " + tag);
    }

    @Test
    void whereThereIsAGoModAPseudoVersionIsNotIncompatible() {
        assertThatThrownBy(() -> info(R, "v1.1.1-0." + NEWEST + "+incompatible"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be +incompatible when, and only when");
    }

    @Test
    void withoutAGoModAPseudoVersionAfterVersionTwoIsIncompatible() throws Exception {
        Repository old = Repository.of("r")
                .commit(Instant.parse("2024-01-01T10:00:00Z"), Map.of("r.go", "package r // 1\n"))
                .tag("v2.0.0")
                .commit(Instant.parse("2024-01-02T03:04:05Z"), Map.of("r.go", "package r // 2\n"));
        String version = "v2.0.1-0.20240102030405-" + old.newest().id().substring(0, 12) + "+incompatible";

        assertThat(info(old, version)).contains(version);
        assertThat(info(old, Repository.MAIN)).isEqualTo(info(old, version));
    }

    @Test
    void aPseudoVersionOfVersionOneComesAfterATag() {
        isInvalid("v1.0.0-" + NEWEST, "must be v0");
    }

    @Test
    void aRevisionHasTwelveDigits() {
        isInvalid("v1.1.1-0." + NEWEST.substring(0, NEWEST.length() - 1), "the first 12 digits");
        isInvalid("v1.1.1-0.20240104235959-" + R.newest().id(), "the first 12 digits");
    }

    @Test
    void whatABranchIsCalledIsFoundByThatName() throws Exception {
        assertThat(info(R, Repository.MAIN)).isEqualTo(info(R, "v1.3.1-0." + NEWEST));
    }

    private void isInvalid(String version, String why) {
        assertThatThrownBy(() -> info(R, version))
                .isInstanceOfSatisfying(
                        FetchFailure.class,
                        failure -> assertThat(failure.failureClass()).isEqualTo(FailureClass.INVALID))
                .hasMessageContaining(ROOT + "@" + version)
                .hasMessageContaining(why);
    }

    private String info(Repository repository, String query) throws Exception {
        UploadPackService service = UploadPackService.of(repository);
        GitTransport way = new GitTransport() {
            @Override
            public String name() {
                return "https://example.com/r";
            }

            @Override
            public Advertisement refs(Deadline deadline, Errand errand) {
                return Advertisement.parse(service.advertisement(""));
            }

            @Override
            public byte[] pack(PackRequest request, Deadline deadline, Errand errand) {
                return service.answer("", request.body());
            }
        };
        GitModule module = new GitModule(
                decisions, ModuleSource.of(ROOT, ROOT), new GitHost(decisions, way), deadline, new Errand(deadline));
        return new String(module.info(query), UTF_8);
    }
}
