package io.github.fetchproof.harness.git;

import io.github.fetchproof.fakes.gomod.SourceTree;
import io.github.fetchproof.fakes.gomod.ZipRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PackParser;
import org.eclipse.jgit.transport.PacketLineIn;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * What a repository sent: commits and what they hold, each found to have the id that it is known by. It lies in memory. Threads
 * may share it.
 */
public final class Pack {

    private static final int MOST_BYTES = (int) ZipRules.MOST_BYTES;
    private static final int SHORTEST_ID = 7;

    /** Far more than any module has, directories included; trees within trees can name more than there is room and time for. */
    private static final int MOST_FILES = 200_000;

    private final InMemoryRepository objects;
    private final BooleanSupplier givenUp;

    private Pack(InMemoryRepository objects, BooleanSupplier givenUp) {
        this.objects = objects;
        this.givenUp = givenUp;
    }

    /**
     * A commit.
     *
     * @param id 40 hexadecimal digits
     * @param time when it was committed, to the second
     */
    public record Commit(String id, Instant time) {}

    /**
     * Reads the answer to a request.
     *
     * @param givenUp whether it, and what it holds, is to be read no further; asked again and again
     * @throws IOException when it is none, is an error in git's own words, is damaged, or was given up
     */
    public static Pack read(PackRequest request, byte[] answer, BooleanSupplier givenUp) throws IOException {
        InputStream in = new ByteArrayInputStream(answer);
        PacketLineIn lines = new PacketLineIn(in);
        for (String line = lines.readString(); !line.equals("NAK"); line = lines.readString()) {
            if (!PacketLineIn.isEnd(line) && !line.startsWith("shallow ")) {
                throw new IOException("the server says, before a pack: " + line);
            }
        }
        InMemoryRepository objects = new InMemoryRepository(new DfsRepositoryDescription("fetched"));
        try (ObjectInserter inserter = objects.newObjectInserter();
                InputStream pack = request.isBanded() ? new MainBand(in) : in) {
            PackParser parser = inserter.newPackParser(pack);
            parser.setMaxObjectSizeLimit(MOST_BYTES);
            parser.parse(new Patience(givenUp));
            inserter.flush();
        }
        return new Pack(objects, givenUp);
    }

    private void checkPatience() throws IOException {
        if (givenUp.getAsBoolean()) {
            throw new IOException("it was given up");
        }
    }

    /** Stops a parser. */
    private static final class Patience extends EmptyProgressMonitor {
        private final BooleanSupplier givenUp;

        Patience(BooleanSupplier givenUp) {
            this.givenUp = givenUp;
        }

        @Override
        public boolean isCancelled() {
            return givenUp.getAsBoolean();
        }
    }

    /**
     * The commit of this id, or that an annotation of this id is about.
     *
     * @throws IOException when it is not there
     */
    public Commit commit(String id) throws IOException {
        try (RevWalk walk = new RevWalk(objects)) {
            return told(walk.parseCommit(ObjectId.fromString(id)));
        }
    }

    private static Commit told(RevCommit commit) {
        return new Commit(commit.name(), Instant.ofEpochSecond(commit.getCommitTime()));
    }

    /** The commit whose id begins so, with 7 digits or more; empty when there is none, or more than one. */
    public Optional<Commit> find(String beginning) throws IOException {
        if (beginning.length() < SHORTEST_ID || !AbbreviatedObjectId.isId(beginning)) {
            return Optional.empty();
        }
        try (ObjectReader reader = objects.newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            Set<RevCommit> commits = new HashSet<>();
            for (ObjectId each : reader.resolve(AbbreviatedObjectId.fromString(beginning))) {
                if (walk.parseAny(each) instanceof RevCommit commit) {
                    commits.add(commit);
                }
            }
            return commits.size() == 1 ? Optional.of(told(commits.iterator().next())) : Optional.empty();
        }
    }

    /**
     * The ids of a commit and of all before it.
     *
     * @throws IOException when one of them is not there: the request was for fewer
     */
    public Set<String> history(Commit commit) throws IOException {
        try (RevWalk walk = new RevWalk(objects)) {
            walk.markStart(walk.parseCommit(ObjectId.fromString(commit.id())));
            Set<String> ids = new HashSet<>();
            for (RevCommit next = walk.next(); next != null; next = walk.next()) {
                checkPatience();
                ids.add(next.name());
            }
            return ids;
        }
    }

    /**
     * What a commit holds; other repositories within it are left out.
     *
     * @throws IOException when something of it is not there, or it is larger than a module may be
     */
    public SourceTree tree(Commit commit) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Set<String> links = new HashSet<>();
        long bytes = 0;
        int entries = 0;
        try (RevWalk commits = new RevWalk(objects);
                TreeWalk walk = new TreeWalk(objects)) {
            walk.addTree(commits.parseCommit(ObjectId.fromString(commit.id())).getTree());
            while (walk.next()) {
                checkPatience();
                entries++;
                if (entries > MOST_FILES) {
                    throw new IOException("a commit must hold at most " + MOST_FILES + " files and directories");
                }
                FileMode mode = walk.getFileMode(0);
                if (mode == FileMode.TREE) {
                    walk.enterSubtree();
                } else if (mode != FileMode.GITLINK) {
                    ObjectLoader file = objects.open(walk.getObjectId(0));
                    bytes += file.getSize();
                    if (bytes > MOST_BYTES) {
                        throw new IOException("a commit must hold at most " + MOST_BYTES + " bytes");
                    }
                    files.put(walk.getPathString(), file.getCachedBytes(MOST_BYTES));
                }
                if (mode == FileMode.SYMLINK) {
                    links.add(walk.getPathString());
                }
            }
        }
        return new SourceTree(files, links);
    }
}
