package io.github.fetchproof.fakes.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.ModuleSource;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.PseudoVersion;
import io.github.fetchproof.fakes.gomod.SourceTree;
import io.github.fetchproof.fakes.gomod.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A module as it is made from a repository. See https://go.dev/ref/mod#vcs. */
record RepositoryModule(Repository repository, ModuleSource source) {

    /**
     * The module at a revision.
     *
     * @throws IllegalArgumentException when there is none
     */
    Module at(String revision) {
        Optional<Version> asked = Version.ifCanonical(revision);
        if (asked.filter(Version::isPseudo).isPresent()) {
            PseudoVersion pseudo = new PseudoVersion(asked.get());
            Commit commit = repository.find(pseudo.revision());
            check(pseudo.time().equals(commit.time()), "a pseudo-version must tell the commit's time: " + revision);
            return module(commit, pseudo.version());
        }
        if (asked.isPresent()) {
            Commit commit = repository.find(source.tag(asked.get()));
            Optional<Version> fitting =
                    source.fitting(asked.get(), commit.tree().source());
            check(
                    fitting.isPresent(),
                    "a version must agree with the module's path: " + source.path() + "@" + revision);
            return module(commit, fitting.orElseThrow());
        }
        Commit commit = repository.find(revision);
        return module(commit, version(commit));
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private Version version(Commit commit) {
        SourceTree tree = commit.tree().source();
        return source.tagged(repository.tagsOf(List.of(commit)), tree)
                .orElseGet(() -> source.pseudo(
                                repository.tagsOf(repository.history(commit)), tree, commit.time(), commit.id())
                        .version());
    }

    private Module module(Commit commit, Version version) {
        SourceTree tree = commit.tree().source();
        Map<String, String> files = new TreeMap<>();
        source.files(tree).forEach((name, content) -> files.put(name, new String(content, UTF_8)));
        boolean hasGoMod = files.putIfAbsent("go.mod", source.goMod(tree)) != null;
        Module module = new Module(new ModuleVersion(source.path(), version), commit.time(), files);
        return hasGoMod ? module : module.withoutGoModInZip();
    }
}
