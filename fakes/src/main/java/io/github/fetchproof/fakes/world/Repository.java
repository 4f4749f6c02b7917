package io.github.fetchproof.fakes.world;

import io.github.fetchproof.fakes.gomod.ModuleSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A git repository: commits, tags and branches. Immutable.
 *
 * <p>It is made as with git itself, one step after the other: {@link #commit} adds to the branch that is checked out, {@link
 * #tag} names its newest commit, {@link #branch} checks out another one.
 *
 * @param name what its host calls it, {@code r} or {@code group/r}
 * @param commits all that were ever made, each after the one before it
 * @param tags name to tag
 * @param branches name to the id of the newest commit; a clone checks out {@value #MAIN}
 * @param current the branch that is checked out
 */
public record Repository(
        String name, List<Commit> commits, Map<String, Tag> tags, Map<String, String> branches, String current) {

    /** The branch that is there from the beginning, and that a clone checks out. */
    public static final String MAIN = "main";

    private static final int SHORTEST_ID = 7;
    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_+-]*(\\.[A-Za-z0-9_+-]+)*";
    private static final String PATH = NAME + "(/" + NAME + ")*";

    /**
     * A tag.
     *
     * @param commit id of the commit it names
     * @param message what an annotated tag says; empty for a lightweight one
     */
    public record Tag(String commit, String message) {}

    /** @throws IllegalArgumentException when a name is none for git, or a tag, branch or commit names a commit that is not there */
    public Repository {
        commits = List.copyOf(commits);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        branches = Collections.unmodifiableMap(new LinkedHashMap<>(branches));
        Set<String> ids = new LinkedHashSet<>();
        for (Commit commit : commits) {
            commit.parent()
                    .ifPresent(parent -> check(ids.contains(parent), "a commit must come after its parent: " + commit));
            ids.add(commit.id());
        }
        Stream.of(List.of(name, current), tags.keySet(), branches.keySet())
                .flatMap(Collection::stream)
                .forEach(each -> check(
                        each.matches(PATH) && !each.endsWith(".lock"), "git must allow a name: \"" + each + "\""));
        Stream.concat(tags.values().stream().map(Tag::commit), branches.values().stream())
                .forEach(id -> check(ids.contains(id), "a tag or branch must name a commit that is there: " + id));
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** An empty repository. */
    public static Repository of(String name) {
        return new Repository(name, List.of(), Map.of(), Map.of(), MAIN);
    }

    /** This repository with one more commit, of ordinary files. */
    public Repository commit(Instant time, Map<String, String> files) {
        return commit(time, Tree.of(files));
    }

    /**
     * This repository with one more commit.
     *
     * @param time from 1970 on, to the second
     * @param tree all files as they are then
     */
    public Repository commit(Instant time, Tree tree) {
        Commit next =
                new Commit(time, "Commit " + (commits.size() + 1), tree, Optional.ofNullable(branches.get(current)));
        List<Commit> more = new ArrayList<>(commits);
        more.add(next);
        return new Repository(name, more, tags, with(branches, current, next.id()), current);
    }

    /**
     * This repository with a commit and a tag that make up a module version: in place of the files that the module had before.
     *
     * @param directory where the module lies, {@code a/b}; empty for the root, where it has the tag of its version alone
     */
    public Repository release(Module module, String directory) {
        String prefix = directory.isEmpty() ? "" : directory + "/";
        Tree tree = branches.containsKey(current) ? newest().tree() : Tree.of(Map.of());
        Set<String> before = new LinkedHashSet<>();
        tree.source().module(directory).keySet().forEach(file -> before.add(prefix + file));
        tree = tree.without(before);
        for (Map.Entry<String, String> file : module.source().entrySet()) {
            tree = tree.with(prefix + file.getKey(), file.getValue());
        }
        check(!module.id().version().isPseudo(), "a pseudo-version must have no tag: " + module);
        return commit(module.time(), tree)
                .tag(prefix + module.id().version().value().replace("+incompatible", ""));
    }

    /** This repository with a lightweight tag for the newest commit. */
    public Repository tag(String tag) {
        return tag(tag, "");
    }

    /** This repository with an annotated tag for the newest commit; a lightweight one when it says nothing. */
    public Repository tag(String tag, String message) {
        check(!tags.containsKey(tag), "a repository has a tag once: " + tag);
        return new Repository(name, commits, with(tags, tag, new Tag(newest().id(), message)), branches, current);
    }

    /** This repository with a tag that names another commit than it did. */
    public Repository withTagMoved(String tag, String revision) {
        Tag before = tags.get(tag);
        if (before == null) {
            throw new IllegalArgumentException("only a tag of the repository can be moved: " + tag);
        }
        Tag after = new Tag(find(revision).id(), before.message());
        return new Repository(name, commits, with(tags, tag, after), branches, current);
    }

    /** This repository with another branch checked out, which begins where the one before is unless it is there. */
    public Repository branch(String branch) {
        Map<String, String> more = branches.containsKey(branch) ? branches : with(branches, branch, newest().id());
        return new Repository(name, commits, tags, more, branch);
    }

    /**
     * The same repository under another name; its commits have other ids.
     *
     * @param paths gives files and tags other names
     * @param words changes texts
     */
    public Repository renamed(String other, UnaryOperator<String> paths, UnaryOperator<String> words) {
        Map<String, String> ids = new LinkedHashMap<>();
        List<Commit> made = new ArrayList<>();
        for (Commit commit : commits) {
            Tree tree = commit.tree().renamed(paths, words);
            Commit next = new Commit(
                    commit.time(), commit.message(), tree, commit.parent().map(ids::get));
            ids.put(commit.id(), next.id());
            made.add(next);
        }
        Map<String, Tag> tagged = new LinkedHashMap<>();
        tags.forEach((tag, named) -> tagged.put(paths.apply(tag), new Tag(id(ids, named.commit()), named.message())));
        Map<String, String> branched = new LinkedHashMap<>();
        branches.forEach((branch, id) -> branched.put(branch, id(ids, id)));
        return new Repository(other, made, tagged, branched, current);
    }

    /** The newest commit of the branch that is checked out. */
    public Commit newest() {
        String id = branches.get(current);
        if (id == null) {
            throw new IllegalArgumentException("a repository must have a commit before a tag or branch: " + name);
        }
        return find(id);
    }

    /**
     * The commit that a tag, a branch or 7 digits of an id name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Commit find(String revision) {
        Tag tag = tags.get(revision);
        String id = tag == null ? branches.getOrDefault(revision, revision) : tag.commit();
        return commits.stream()
                .filter(commit -> id.length() >= SHORTEST_ID && commit.id().startsWith(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the repository " + name + " has no " + revision));
    }

    /** A commit and all before it, the newest first. */
    List<Commit> history(Commit commit) {
        List<Commit> history = new ArrayList<>();
        for (Optional<Commit> next = Optional.of(commit);
                next.isPresent();
                next = next.get().parent().map(this::find)) {
            history.add(next.get());
        }
        return history;
    }

    /** The tags of some commits. */
    List<String> tagsOf(Collection<Commit> some) {
        Set<String> ids = new LinkedHashSet<>();
        some.forEach(commit -> ids.add(commit.id()));
        return tags.entrySet().stream()
                .filter(tag -> ids.contains(tag.getValue().commit()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The module version that one who fetches from here gets.
     *
     * @param source the module, and which path this repository has
     * @param revision a version, a pseudo-version too, a branch, or 7 digits of a commit's id or more
     * @throws IllegalArgumentException when there is none
     */
    public Module module(ModuleSource source, String revision) {
        return new RepositoryModule(this, source).at(revision);
    }

    /** All objects, each after those it names. */
    public Collection<GitObject> objects() {
        Map<String, GitObject> objects = new LinkedHashMap<>();
        commits.forEach(commit -> commit.objects(made -> objects.put(made.id(), made)));
        tags.forEach((name, tag) -> annotation(name, tag).ifPresent(made -> objects.put(made.id(), made)));
        return objects.values();
    }

    /** Name of each branch and tag in full, {@code refs/heads/main}, to the id of what it names: a commit or an annotation. */
    public Map<String, String> refs() {
        Map<String, String> refs = new LinkedHashMap<>();
        branches.forEach((branch, id) -> refs.put("refs/heads/" + branch, id));
        tags.forEach((name, tag) -> refs.put(
                "refs/tags/" + name, annotation(name, tag).map(GitObject::id).orElse(tag.commit())));
        return refs;
    }

    private Optional<GitObject> annotation(String name, Tag tag) {
        if (tag.message().isEmpty()) {
            return Optional.empty();
        }
        String head = "object " + tag.commit() + "\ntype commit\ntag " + name + "\ntagger "
                + Commit.signature(find(tag.commit()).time()) + "\n\n";
        return Optional.of(GitObject.of("tag", head + tag.message() + "\n"));
    }

    private static String id(Map<String, String> ids, String before) {
        return ids.getOrDefault(before, before);
    }

    private static <T> Map<String, T> with(Map<String, T> some, String key, T value) {
        Map<String, T> more = new LinkedHashMap<>(some);
        more.put(key, value);
        return more;
    }
}
