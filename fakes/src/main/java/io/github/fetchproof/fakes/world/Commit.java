package io.github.fetchproof.fakes.world;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A commit of a repository. A value, as in git: two that say the same are one. Immutable.
 *
 * <p>A class and not a record because its id is computed once.
 */
public final class Commit {

    private static final String AUTHOR = "Ann Author <ann@example.com>";

    private final Instant time;
    private final String message;
    private final Tree tree;
    private final Optional<String> parent;
    private final GitObject object;

    /**
     * A commit.
     *
     * @param time when it was written and committed, from 1970 on; what is below a second is dropped
     * @param message what it says
     * @param tree all files as they are then
     * @param parent id of the commit before; empty for the first
     */
    Commit(Instant time, String message, Tree tree, Optional<String> parent) {
        this.time = time.truncatedTo(ChronoUnit.SECONDS);
        this.message = message;
        this.tree = tree;
        this.parent = parent;
        if (time.isBefore(Instant.EPOCH)) {
            throw new IllegalArgumentException("a commit must be made in 1970 or later: " + time);
        }
        String signature = signature(this.time);
        this.object = GitObject.of(
                "commit",
                "tree " + GitObject.of(tree, made -> {}).id() + "\n"
                        + parent.map(id -> "parent " + id + "\n").orElse("")
                        + "author " + signature + "\ncommitter " + signature + "\n\n" + message + "\n");
    }

    /** Who did something, and when, as in commits and tags. */
    static String signature(Instant time) {
        return AUTHOR + " " + time.getEpochSecond() + " +0000";
    }

    /** Its name: 40 hexadecimal digits. */
    public String id() {
        return object.id();
    }

    /** When it was committed, in whole seconds. */
    public Instant time() {
        return time;
    }

    /** What it says. */
    public String message() {
        return message;
    }

    /** All files as they are then. */
    public Tree tree() {
        return tree;
    }

    /** Id of the commit before; empty for the first. */
    public Optional<String> parent() {
        return parent;
    }

    /** Tells of its own object and those of its tree. */
    void objects(Consumer<GitObject> made) {
        GitObject.of(tree, made);
        made.accept(object);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Commit that && object.equals(that.object);
    }

    @Override
    public int hashCode() {
        return object.hashCode();
    }

    @Override
    public String toString() {
        return id() + " " + message;
    }
}
