package io.github.fetchproof.harness.git;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;

/** A few hundred bytes of pack that name a million files: each of six trees holds the next one ten times. */
class TreeBombTest {
    private static final int LEVELS = 6;
    private static final int WIDTH = 10;

    private final InMemoryRepository repository = new InMemoryRepository(new DfsRepositoryDescription("bomb"));

    @Test
    void aCommitThatNamesMoreFilesThanAnyModuleHasIsRefused() throws IOException {
        isRefused(LEVELS, FileMode.REGULAR_FILE);
    }

    @Test
    void soIsOneThatNamesNothingButEmptyDirectories() throws IOException {
        isRefused(40, FileMode.TREE);
    }

    private void isRefused(int levels, FileMode leaf) throws IOException {
        ObjectId commit = commit(levels, leaf);
        byte[] answer = packed(commit);
        Advertisement plain = new Advertisement(Map.of("HEAD", commit.name()), Map.of(), Set.of());

        Pack pack = Pack.read(PackRequest.of(plain, List.of(commit.name()), 0), answer, () -> false);

        assertThat(answer).hasSizeLessThan(10_000);
        assertThatThrownBy(() -> pack.tree(pack.commit(commit.name())))
                .isInstanceOf(IOException.class)
                .hasMessage("a commit must hold at most 200000 files and directories");
    }

    private ObjectId commit(int levels, FileMode leaf) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId inner =
                    inserter.insert(leaf == FileMode.TREE ? Constants.OBJ_TREE : Constants.OBJ_BLOB, new byte[0]);
            FileMode mode = leaf;
            for (int level = 0; level < levels; level++) {
                TreeFormatter tree = new TreeFormatter();
                for (int i = 0; i < WIDTH; i++) {
                    tree.append("d" + i, mode, inner);
                }
                inner = inserter.insert(tree);
                mode = FileMode.TREE;
            }
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(inner);
            commit.setAuthor(new PersonIdent("a", "a@example.com"));
            commit.setCommitter(new PersonIdent("a", "a@example.com"));
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    /** As a server without side bands answers. */
    private byte[] packed(ObjectId commit) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write("0008NAK\n".getBytes(US_ASCII));
        try (PackWriter writer = new PackWriter(repository)) {
            writer.preparePack(NullProgressMonitor.INSTANCE, Set.of(commit), Set.of());
            writer.writePack(NullProgressMonitor.INSTANCE, NullProgressMonitor.INSTANCE, answer);
        }
        return answer.toByteArray();
    }
}
