package io.github.fetchproof.harness.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fetchproof.fakes.git.UploadPackService;
import io.github.fetchproof.fakes.gomod.ModuleSource;
import io.github.fetchproof.fakes.gomod.SourceTree;
import io.github.fetchproof.fakes.world.Repository;
import io.github.fetchproof.fakes.world.Tree;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What our git host serves is read back as it was. */
class PackTest {

    private static final Instant MONDAY = Instant.parse("2024-01-01T12:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2024-01-02T12:00:00Z");
    private static final Tree FILES = Tree.of(Map.of(
                    "go.mod", "module example.com/r\n\ngo 1.20\n",
                    "r.go", "package r\n".repeat(200),
                    "sub/deep/é.txt", "é\n",
                    ".gitattributes", "r.go export-ignore\n"))
            .withExecutable("run.sh", "#!/bin/sh\n")
            .withLink("link.go", "r.go");
    private static final Repository R = Repository.of("r")
            .commit(MONDAY, FILES)
            .tag("v1.0.0")
            .commit(TUESDAY, FILES.with("r.go", "package r\n".repeat(201)))
            .tag("v1.1.0", "Better.");

    private final UploadPackService service = UploadPackService.of(R);
    private final Advertisement refs = Advertisement.parse(service.advertisement(""));

    private Pack fetched(Collection<String> wants, int depth) throws IOException {
        PackRequest request = PackRequest.of(refs, wants, depth);
        return Pack.read(request, service.answer("", request.body()), () -> false);
    }

    @Test
    void theRoomIsUsedAsItSays() throws IOException {
        byte[] page = service.advertisement("");

        Advertisement refs = Advertisement.parse(page);
        PackRequest request =
                PackRequest.of(refs, List.of(refs.id("refs/tags/v1.0.0").orElseThrow()), 1);
        Pack pack = Pack.read(request, service.answer("", request.body()), () -> false);
        SourceTree tree = pack.tree(pack.commit(request.wants().get(0)));

        assertThat(tree.files()).containsOnlyKeys(FILES.files().keySet().toArray(String[]::new));
    }

    @Test
    void aRepositorySaysWhatItHas() {
        assertThat(refs.refs()).containsKeys("HEAD", "refs/heads/main", "refs/tags/v1.0.0", "refs/tags/v1.1.0");
        assertThat(refs.id("HEAD")).contains(R.newest().id());
        assertThat(refs.capabilities()).contains("shallow", "ofs-delta");
        assertThat(refs.tags())
                .containsEntry("v1.0.0", R.find("v1.0.0").id())
                .containsEntry("v1.1.0", R.find("v1.1.0").id());
    }

    @Test
    void anEmptyRepositoryHasNothing() {
        Advertisement nothing =
                Advertisement.parse(UploadPackService.of(Repository.of("r")).advertisement(""));

        assertThat(nothing.refs()).isEmpty();
        assertThat(nothing.tips()).isEmpty();
    }

    @Test
    void aWebPageIsNoRepository() {
        for (String page : List.of("<html>sign in</html>", "", "0000", "001e# service=git-upload-pack\n")) {
            assertThatThrownBy(() -> Advertisement.parse(page.getBytes(UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("page of refs");
        }
    }

    @Test
    void aTagIsFetchedAloneWithAllItsFiles() throws IOException {
        Pack pack = fetched(List.of(refs.id("refs/tags/v1.1.0").orElseThrow()), 1);
        Pack.Commit commit = pack.commit(refs.id("refs/tags/v1.1.0").orElseThrow());

        assertThat(commit).isEqualTo(new Pack.Commit(R.find("v1.1.0").id(), TUESDAY));
        assertThatThrownBy(() -> pack.history(commit)).isInstanceOf(IOException.class);
        assertThat(pack.tree(commit).links()).containsExactly("link.go");
        assertThat(new String(pack.tree(commit).files().get("r.go"), UTF_8)).isEqualTo("package r\n".repeat(201));
    }

    @Test
    void itHoldsTheModuleThatTheRepositoryIs() throws IOException {
        ModuleSource source = ModuleSource.of("example.com/r", "example.com/r");
        Pack pack = fetched(List.of(refs.id("refs/tags/v1.0.0").orElseThrow()), 1);
        SourceTree tree = pack.tree(pack.commit(R.find("v1.0.0").id()));

        Map<String, byte[]> files = source.files(tree);

        assertThat(files).containsOnlyKeys("go.mod", "r.go", "sub/deep/é.txt", ".gitattributes", "run.sh");
        assertThat(source.goMod(tree)).isEqualTo(R.module(source, "v1.0.0").goMod());
    }

    @Test
    void withoutADepthTheWholeHistoryComes() throws IOException {
        Pack pack = fetched(refs.tips(), 0);

        Pack.Commit newest = pack.commit(R.newest().id());
        assertThat(pack.history(newest))
                .containsExactlyInAnyOrder(R.newest().id(), R.find("v1.0.0").id());
    }

    @Test
    void aCommitIsFoundByTheBeginningOfItsId() throws IOException {
        Pack pack = fetched(refs.tips(), 0);
        String id = R.find("v1.0.0").id();

        assertThat(pack.find(id.substring(0, 12))).contains(new Pack.Commit(id, MONDAY));
        assertThat(pack.find(id.substring(0, 3))).isEmpty();
        assertThat(pack.find("0123456789ab")).isEmpty();
        assertThat(pack.find("no commit")).isEmpty();
    }

    @Test
    void whatIsCutOrChangedIsDamaged() {
        PackRequest request = PackRequest.of(refs, refs.tips(), 0);
        byte[] answer = service.answer("", request.body());

        for (int length : List.of(0, 4, 12, 40, answer.length / 2, answer.length - 30)) {
            assertThatThrownBy(() -> Pack.read(request, Arrays.copyOf(answer, length), () -> false))
                    .as(length + " of " + answer.length + " bytes")
                    .isInstanceOf(IOException.class);
        }
        byte[] changed = answer.clone();
        changed[answer.length / 2] ^= 1;
        assertThatThrownBy(() -> Pack.read(request, changed, () -> false)).isInstanceOf(IOException.class);
    }

    @Test
    void nothingIsReadOnceItIsGivenUp() {
        PackRequest request = PackRequest.of(refs, refs.tips(), 0);

        assertThatThrownBy(() -> Pack.read(request, service.answer("", request.body()), () -> true))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anErrorInGitsWordsIsTold() {
        PackRequest request = PackRequest.of(refs, List.of("0123456789012345678901234567890123456789"), 1);

        assertThatThrownBy(() -> Pack.read(request, service.answer("", request.body()), () -> false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ERR");
    }

    @Test
    void aServerThatKnowsNoDepthsIsAskedForAll() {
        Advertisement plain = new Advertisement(refs.refs(), refs.peeled(), java.util.Set.of());

        assertThat(new String(PackRequest.of(plain, List.of(R.newest().id()), 1).body(), UTF_8))
                .doesNotContain("deepen")
                .doesNotContain("side-band");
    }
}
