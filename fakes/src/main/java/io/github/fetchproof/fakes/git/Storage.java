package io.github.fetchproof.fakes.git;

import io.github.fetchproof.fakes.world.GitObject;
import io.github.fetchproof.fakes.world.Repository;
import java.io.IOException;
import java.util.Map;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;

/** Repositories of the world where JGit can find them: in memory, so that no file is touched and no user's settings are read. */
final class Storage {

    private Storage() {}

    static InMemoryRepository of(Repository repository) throws IOException {
        InMemoryRepository stored = new InMemoryRepository(new DfsRepositoryDescription(repository.name()));
        try (ObjectInserter inserter = stored.newObjectInserter()) {
            for (GitObject object : repository.objects()) {
                ObjectId id = inserter.insert(type(object), object.content());
                if (!id.name().equals(object.id())) {
                    throw new IOException("git must name an object as we do: " + object + " is " + id.name());
                }
            }
            inserter.flush();
        }
        for (Map.Entry<String, String> ref : repository.refs().entrySet()) {
            RefUpdate update = stored.updateRef(ref.getKey());
            update.setNewObjectId(ObjectId.fromString(ref.getValue()));
            expect(update.update(), RefUpdate.Result.NEW, ref.getKey());
        }
        RefUpdate head = stored.updateRef(Constants.HEAD);
        expect(head.link(Constants.R_HEADS + Repository.MAIN), RefUpdate.Result.NEW, Constants.HEAD);
        return stored;
    }

    private static void expect(RefUpdate.Result result, RefUpdate.Result wanted, String ref) throws IOException {
        if (result != wanted) {
            throw new IOException("a ref must be new: " + ref + " is " + result);
        }
    }

    private static int type(GitObject object) {
        return switch (object.type()) {
            case "blob" -> Constants.OBJ_BLOB;
            case "tree" -> Constants.OBJ_TREE;
            case "commit" -> Constants.OBJ_COMMIT;
            case "tag" -> Constants.OBJ_TAG;
            default -> throw new IllegalArgumentException("git has no objects of type " + object.type());
        };
    }
}
