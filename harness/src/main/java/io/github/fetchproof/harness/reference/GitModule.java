package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.ModuleSource;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.ModuleZip;
import io.github.fetchproof.fakes.gomod.PseudoVersion;
import io.github.fetchproof.fakes.gomod.SourceTree;
import io.github.fetchproof.fakes.gomod.Version;
import io.github.fetchproof.harness.git.Advertisement;
import io.github.fetchproof.harness.git.Pack;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a proxy would say of a module, made from the repository it is developed in. What throws {@link IllegalArgumentException} says
 * that the repository has no such module.
 *
 * <p>Lists leave out {@code +incompatible} versions, which would cost a pack each; they can be asked for by name.
 *
 * @see <a href="https://go.dev/ref/mod#vcs">Version control systems</a>
 */
record GitModule(Decisions decisions, ModuleSource source, GitHost host, Deadline deadline, Errand errand) {
    private static final String HEAD = "HEAD";

    /** A version and its commit. */
    private record At(Version version, Pack pack, Pack.Commit commit) {
        SourceTree tree() throws IOException {
            return pack.tree(commit);
        }
    }

    /** All tagged versions, a line each. */
    byte[] list() throws FetchFailure, InterruptedException {
        return refs().tags().keySet().stream()
                .flatMap(tag -> Version.ifCanonical(tag.substring(tag.lastIndexOf('/') + 1)).stream()
                        .filter(version -> decisions.tag(source, version).equals(tag)))
                .filter(version -> !version.isPseudo() && source.path().agreesWith(version))
                .sorted()
                .map(version -> version + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }

    /** The version of the newest commit. */
    byte[] latest() throws FetchFailure, IOException, InterruptedException {
        return info(named(id(HEAD)));
    }

    /**
     * The version that a query means.
     *
     * @param query a version, a tag, a branch, or how a commit's id begins
     */
    byte[] info(String query) throws FetchFailure, IOException, InterruptedException {
        return info(find(query));
    }

    byte[] goMod(Version version) throws FetchFailure, IOException, InterruptedException {
        return source.goMod(find(version.value()).tree()).getBytes(UTF_8);
    }

    byte[] zip(Version version) throws FetchFailure, IOException, InterruptedException {
        At at = find(version.value());
        Map<String, byte[]> files = decisions.files(source, at.tree());
        try {
            return ModuleZip.create(new ModuleVersion(source.path(), version), files);
        } catch (IllegalArgumentException broken) {
            throw new FetchFailure(
                    FailureClass.INVALID,
                    host.name() + ": " + source.path() + "@" + version + ": "
                            + decisions.shown(String.valueOf(broken.getMessage())));
        }
    }

    private Advertisement refs() throws FetchFailure, InterruptedException {
        return host.refs(deadline, errand);
    }

    private Pack pack(Collection<String> ids, int depth) throws FetchFailure, InterruptedException {
        return host.pack(ids, depth, deadline, errand);
    }

    private String id(String ref) throws FetchFailure, InterruptedException {
        return refs().id(ref).orElseThrow(() -> unknown(ref));
    }

    private FetchFailure unknown(String revision) {
        return new FetchFailure(
                decisions.classOfUnknownRevision(), host.name() + ": unknown revision " + decisions.shown(revision));
    }

    private At find(String query) throws FetchFailure, IOException, InterruptedException {
        Optional<Version> version = Version.ifCanonical(query);
        if (version.isPresent()) {
            return version.get().isPseudo() ? pseudo(new PseudoVersion(version.get())) : tagged(version.get());
        }
        for (String ref : List.of("refs/tags/" + query, "refs/heads/" + query)) {
            Optional<String> id = refs().id(ref);
            if (id.isPresent()) {
                return named(id.get());
            }
        }
        Pack pack = everything(query);
        return versioned(pack, pack.find(query).orElseThrow(() -> unknown(query)));
    }

    /** The commit that a version's tag is about; no other is asked for. */
    private At tagged(Version version) throws FetchFailure, IOException, InterruptedException {
        String tag = decisions.tag(source, version);
        String id = decisions.tagged(refs(), tag).orElseThrow(() -> unknown(tag));
        Pack pack = pack(List.of(id), decisions.depth());
        return allowed(new At(version, pack, pack.commit(id)));
    }

    private At allowed(At at) throws IOException {
        if (!source.allows(at.version(), at.tree())) {
            throw new IllegalArgumentException(
                    "a version must be +incompatible when, and only when, its major version is not the path's and there is"
                            + " no go.mod: " + source.path() + "@" + at.version());
        }
        return at;
    }

    /** A commit whose id a pseudo-version has, which must be right in the rest as well. */
    private At pseudo(PseudoVersion version) throws FetchFailure, IOException, InterruptedException {
        Pack pack = everything(version.revision());
        Pack.Commit commit = pack.find(version.revision()).orElseThrow(() -> unknown(version.revision()));
        String problem = decisions.pseudoProblem(version, source, commit, tagsUpTo(pack, commit));
        if (!problem.isEmpty()) {
            throw new FetchFailure(
                    FailureClass.INVALID, host.name() + ": " + source.path() + "@" + version + ": " + problem);
        }
        return allowed(new At(version.version(), pack, commit));
    }

    /** All that the repository's branches and tags lead to. */
    private Pack everything(String revision) throws FetchFailure, InterruptedException {
        Collection<String> tips = refs().tips();
        if (tips.isEmpty()) {
            throw unknown(revision);
        }
        return pack(tips, 0);
    }

    private At named(String id) throws FetchFailure, IOException, InterruptedException {
        Pack pack = pack(List.of(id), 0);
        return versioned(pack, pack.commit(id));
    }

    private At versioned(Pack pack, Pack.Commit commit) throws FetchFailure, IOException, InterruptedException {
        SourceTree tree = pack.tree(commit);
        Optional<Version> tagged = source.tagged(tagsOf(Set.of(commit.id())).keySet(), tree);
        Version version = tagged.isPresent()
                ? tagged.get()
                : decisions.pseudo(source, tagsUpTo(pack, commit).keySet(), tree, commit.time(), commit.id());
        source.directoryIn(tree);
        return new At(version, pack, commit);
    }

    private Map<String, String> tagsUpTo(Pack pack, Pack.Commit commit)
            throws FetchFailure, IOException, InterruptedException {
        return tagsOf(pack.history(commit));
    }

    /** Name to commit. */
    private Map<String, String> tagsOf(Set<String> commits) throws FetchFailure, InterruptedException {
        return refs().tags().entrySet().stream()
                .filter(tag -> commits.contains(tag.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** As a proxy has it. */
    private static byte[] info(At at) {
        return ("{\"Version\":\"" + at.version() + "\",\"Time\":\""
                        + at.commit().time() + "\"}")
                .getBytes(UTF_8);
    }
}
