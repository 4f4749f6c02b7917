package io.github.fetchproof.fakes.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fetchproof.fakes.gomod.ModuleSource;
import io.github.fetchproof.fakes.world.Module;
import io.github.fetchproof.fakes.world.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The go command fetches from our git host, and must make of it the modules that we say. Skipped where go or git is not installed.
 */
@Timeout(600)
class GoDirectTest {

    private static final String ROOT = "example.com/r.git";
    private static final Instant THURSDAY = Instant.parse("2024-01-04T23:59:59Z");
    private static final Repository R = Repositories.R;

    private final Path scratch;

    GoDirectTest(@TempDir Path scratch) {
        this.scratch = scratch;
    }

    @ParameterizedTest(name = "{0}@{1}")
    @CsvSource({
        "example.com/r.git,     v1.0.0",
        "example.com/r.git,     v1.1.0",
        "example.com/r.git,     dev",
        "example.com/r.git/sub, v1.0.0",
        "example.com/r.git/sub, dev",
        "example.com/r.git/v2,  v2.0.0",
    })
    void aModuleIsWhatWeSayItIs(String path, String revision, TestReporter reporter) throws Exception {
        agree(R, path, revision, reporter);
    }

    @Test
    void aCommitIsNamedByItsPseudoVersionAndFoundByIt(TestReporter reporter) throws Exception {
        Module module = R.module(ModuleSource.of(ROOT, ROOT), R.find("dev").id());

        assertThat(module.id().version().value())
                .startsWith("v1.1.1-0.20240103123000-")
                .endsWith(R.find("dev").id().substring(0, 12));
        agree(R, ROOT, module.id().version().value(), reporter);
    }

    @Test
    void aRepositoryWithoutTagsHasFirstPseudoVersions(TestReporter reporter) throws Exception {
        Repository bare = Repository.of("r").commit(THURSDAY, Map.of("r.go", "package r\n"));

        Module module = agree(bare, ROOT, "main", reporter);

        assertThat(module.id().version().value()).startsWith("v0.0.0-20240104235959-");
    }

    @ParameterizedTest(name = "asked for {0}")
    @CsvSource({"v2.0.0+incompatible", "main", "v1.0.0"})
    void aRepositoryWithoutGoModHasIncompatibleVersions(String revision, TestReporter reporter) throws Exception {
        Repository old = Repository.of("r")
                .commit(THURSDAY, Map.of("r.go", "package r\n"))
                .tag("v1.0.0")
                .commit(THURSDAY, Map.of("r.go", "package r // 2\n"))
                .tag("v2.0.0")
                .commit(THURSDAY, Map.of("r.go", "package r // 3\n"));

        agree(old, ROOT, revision, reporter);
    }

    @ParameterizedTest(name = "asked for {0}")
    @CsvSource({"v1.0.0-pre", "main", "v1.0.0"})
    void aBranchFollowsTheHighestTagInItsHistoryAlone(String revision, TestReporter reporter) throws Exception {
        Map<String, String> files = Map.of("go.mod", "module example.com/r.git\n", "r.go", "package r\n");
        Repository forked = Repository.of("r")
                .commit(THURSDAY, files)
                .tag("v1.0.0-pre")
                .tag("v0.9.0")
                .branch("release")
                .commit(THURSDAY, Map.of("go.mod", "module example.com/r.git\n", "r.go", "package r // 1\n"))
                .tag("v1.0.0")
                .branch("main")
                .commit(THURSDAY, Map.of("go.mod", "module example.com/r.git\n", "r.go", "package r // 2\n"));

        agree(forked, ROOT, revision, reporter);
    }

    @Test
    void aMajorVersionMayBeABranchOfTheWholeRepository(TestReporter reporter) throws Exception {
        Module module = Module.of("example.com/r.git/v2@v2.3.4").at(THURSDAY);
        Repository released = Repository.of("r")
                .release(Module.of("example.com/r.git@v1.0.0"), "")
                .release(module, "");

        assertThat(agree(released, ROOT + "/v2", "v2.3.4", reporter)).isEqualTo(module);
    }

    @Test
    void aPseudoVersionMustBeRightInAllItsParts(TestReporter reporter) throws Exception {
        String dev = R.find("dev").id();
        String right = "20240103123000-" + dev.substring(0, 12);
        String tagged = "20240102030405-" + R.find("v1.1.0").id().substring(0, 12);

        agree(R, ROOT, "v1.0.1-0." + right, reporter);
        agree(R, ROOT, "v0.0.0-" + right, reporter);
        agree(R, ROOT, "v1.0.1-0." + tagged, reporter);
        assertThat(refusal("v1.1.1-0." + right + dev.charAt(12))).contains("longer than canonical");
        assertThat(refusal("v1.1.1-0." + right.replace("3000-", "3001-"))).contains("timestamp");
        assertThat(refusal("v1.0.0-" + right)).contains("must be v0, not v1");
        assertThat(refusal("v1.1.1-0." + tagged)).contains("already canonical");
        assertThat(refusal("v1.7.1-0." + right)).contains("preceding tag (v1.7.0) not found");
    }

    private String refusal(String version) throws IOException, InterruptedException {
        return download(R, ROOT + "@" + version).path("Error").asText();
    }

    /** Both make the same of a revision. */
    private Module agree(Repository repository, String path, String revision, TestReporter reporter)
            throws IOException, InterruptedException {
        Tools.need(reporter, "git");
        Tools.need(reporter, "go");
        Module ours = repository.module(ModuleSource.of(path, ROOT), revision);
        JsonNode theirs = download(repository, path + "@" + revision);

        assertThat(theirs.path("Error").asText()).as(theirs.toString()).isEmpty();
        assertThat(theirs.path("Version").asText())
                .isEqualTo(ours.id().version().value());
        assertThat(theirs.path("GoModSum").asText()).isEqualTo(ours.goModSum().value());
        assertThat(theirs.path("Sum").asText()).isEqualTo(ours.sum().value());
        JsonNode info = new ObjectMapper()
                .readTree(Path.of(theirs.path("Info").asText()).toFile());
        assertThat(Instant.parse(info.path("Time").asText())).isEqualTo(ours.time());
        return ours;
    }

    /** What the go command says of a download. */
    private JsonNode download(Repository repository, String module) throws IOException, InterruptedException {
        try (HttpHost host = new HttpHost(repository)) {
            Tools go = new Tools(scratch)
                    .with("GOPROXY", "direct")
                    .with("GOSUMDB", "off")
                    .with("GOFLAGS", "-modcacherw")
                    .with("GOTOOLCHAIN", "local")
                    .with("GOENV", "off")
                    .with("GOPATH", scratch.resolve("gopath").toString())
                    .with("GOMODCACHE", scratch.resolve("mod").toString())
                    .with("GOCACHE", scratch.resolve("cache").toString())
                    .with("GIT_CONFIG_COUNT", "1")
                    .with("GIT_CONFIG_KEY_0", "url." + host.url() + ".insteadOf")
                    .with("GIT_CONFIG_VALUE_0", "https://example.com/");
            return new ObjectMapper()
                    .readTree(go.run("go", "mod", "download", "-json", module).out());
        }
    }
}
