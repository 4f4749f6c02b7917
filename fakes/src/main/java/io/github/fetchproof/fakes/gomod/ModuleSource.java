package io.github.fetchproof.fakes.gomod;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * A module and the repository it is developed in: where it lies there, and which tags are its versions. Immutable.
 *
 * <p>Retractions are not looked at. See https://go.dev/ref/mod#vcs.
 *
 * @param path the module's path
 * @param root the path that the root of the repository stands for, {@code example.com/r} or {@code example.com/r.git}
 * @param subdirectory where below the root of the repository that path begins, {@code a/b}; mostly empty
 */
public record ModuleSource(ModulePath path, String root, String subdirectory) {

    private static final int REVISION_DIGITS = 12;

    /** @throws IllegalArgumentException when {@code path} is not at or below {@code root} */
    public ModuleSource {
        if (!path.value().equals(root) && !(path.withoutMajor() + "/").startsWith(root + "/")) {
            throw new IllegalArgumentException("a module's path must begin with that of its repository, "
                    + ForeignText.quoted(root) + ": " + path);
        }
    }

    /** A module whose path and the repository's differ in the directory and the major version alone. */
    public static ModuleSource of(String path, String root) {
        return new ModuleSource(new ModulePath(path), root, "");
    }

    /** Where the module lies, {@code a/b}, unless that is the directory {@code v2} below; empty for the repository's root. */
    public String directory() {
        String below = path.value().equals(root) ? "" : path.withoutMajor().substring(root.length());
        String joined = subdirectory + below;
        return joined.startsWith("/") ? joined.substring(1) : joined;
    }

    /** The tag of a version: {@code v1.2.3}, {@code a/b/v1.2.3}. See https://go.dev/ref/mod#vcs-version. */
    public String tag(Version version) {
        return tagPrefix() + withoutBuild(version.value());
    }

    /** Whether a tag is that of a version, or differs from it in a build part alone, as {@code v1.2.3+meta} does. */
    public boolean isTag(String tag, Version version) {
        return tag.startsWith(tagPrefix())
                && Semver.parse(tag.substring(tagPrefix().length()))
                        .filter(parts -> !parts.isShortened())
                        .filter(parts -> Semver.PRECEDENCE.compare(parts, version.semver()) == 0)
                        .isPresent();
    }

    private String tagPrefix() {
        return directory().isEmpty() ? "" : directory() + "/";
    }

    /**
     * The directory where the module lies in a tree: {@link #directory()}, or {@code v2} below it for a path that ends in
     * {@code /v2}. See https://go.dev/ref/mod#vcs-dir.
     *
     * @throws IllegalArgumentException when there is no such module: without a go.mod where one must be, with one that declares
     *     another major version, or with both
     */
    public String directoryIn(SourceTree tree) {
        String directory = directory();
        String major = path.majorSuffix();
        Optional<GoModFile> upper = tree.goMod(directory);
        boolean isUpper = upper.filter(this::declaresMajor).isPresent();
        if (major.startsWith("/") && !path.value().equals(root)) {
            String below = tagPrefix() + major.substring(1);
            Optional<GoModFile> lower = tree.goMod(below);
            if (lower.isPresent()) {
                if (lower.filter(this::declaresMajor).isEmpty()) {
                    throw absent("the go.mod in " + below + " must declare a path that ends in " + major);
                }
                if (isUpper) {
                    throw absent("its go.mod must be at one of two places, and is at both");
                }
                return below;
            }
        }
        if (upper.isPresent() ? !isUpper : !directory.isEmpty() || major.startsWith("/")) {
            throw absent(
                    upper.isPresent()
                            ? "its go.mod must declare a path of the same major version"
                            : "there must be a go.mod, unless it is at the root and of version 0 or 1");
        }
        return directory;
    }

    private boolean declaresMajor(GoModFile file) {
        String declared = file.declaredModule().orElse("");
        Optional<MajorSuffix> suffix = MajorSuffix.of(declared);
        if (declared.isEmpty() || suffix.isEmpty()) {
            return false;
        }
        String other = suffix.get().text();
        String major = path.majorSuffix();
        // The go command takes gopkg.in's v0 and v1 for no suffix, and after https://go.dev/issue/34254 its others as
        // well.
        return major.isEmpty()
                ? other.isEmpty() || declared.startsWith("gopkg.in/")
                : !other.isEmpty() && major.substring(1).equals(other.substring(1));
    }

    private IllegalArgumentException absent(String sentence) {
        return new IllegalArgumentException("the repository at " + root + " does not hold " + path + ": " + sentence);
    }

    /** The text of the module's go.mod: its own, or the one line that stands for it when there is none. */
    public String goMod(SourceTree tree) {
        return tree.goMod(directoryIn(tree)).map(GoModFile::text).orElse("module " + path + "\n");
    }

    /** The files in the module's zip; a go.mod that is not in the repository is not in the zip either. */
    public Map<String, byte[]> files(SourceTree tree) {
        return tree.module(directoryIn(tree));
    }

    /**
     * The version that a commit is known by: the highest of those its tags spell.
     *
     * @param tags those of the commit
     * @param tree what the commit holds
     */
    public Optional<Version> tagged(Collection<String> tags, SourceTree tree) {
        return tags.stream()
                .filter(tag -> !tag.contains("+"))
                .flatMap(tag -> version(tag, tree).stream())
                .max(Comparator.naturalOrder());
    }

    /**
     * The version of a commit without a version's tag. See https://go.dev/ref/mod#pseudo-versions.
     *
     * @param tags those of the commit and of all before it
     * @param tree what the commit holds
     * @param time when it was committed
     * @param commit its name, 12 digits or more
     */
    public PseudoVersion pseudo(Collection<String> tags, SourceTree tree, Instant time, String commit) {
        String revision = revision(commit);
        return tags.stream()
                .flatMap(tag -> version(tag, tree).stream())
                .max(Comparator.naturalOrder())
                .map(base -> PseudoVersion.after(base, time, revision))
                .orElseGet(() -> PseudoVersion.first(major(), time, revision));
    }

    /** A commit as pseudo-versions name it: the first 12 digits of its id. */
    public static String revision(String commit) {
        return commit.substring(0, REVISION_DIGITS);
    }

    private String major() {
        String suffix = path.majorSuffix();
        int end = suffix.indexOf('-') < 0 ? suffix.length() : suffix.indexOf('-');
        return suffix.isEmpty() ? "v0" : suffix.substring(1, end);
    }

    /** The version that a tag stands for, what follows a plus sign left out; empty when it is none of this module. */
    private Optional<Version> version(String tag, SourceTree tree) {
        if (!tag.startsWith(tagPrefix())) {
            return Optional.empty();
        }
        return Version.ifCanonical(withoutBuild(tag.substring(tagPrefix().length())))
                .filter(version -> !version.isPseudo())
                .flatMap(version -> fitting(version, tree));
    }

    /**
     * A version as this module has it: {@code +incompatible} where it must be, at the root of a repository without go.mod; empty
     * when its major version cannot be the module's. See https://go.dev/ref/mod#incompatible-versions.
     *
     * @param tree what the version's commit holds
     */
    public Optional<Version> fitting(Version version, SourceTree tree) {
        if (path.agreesWith(version)) {
            return Optional.of(version);
        }
        boolean incompatible =
                mayBeIncompatible(tree) && tree.goMod(version.major()).isEmpty();
        return incompatible ? Optional.of(new Version(version + Version.INCOMPATIBLE)) : Optional.empty();
    }

    /**
     * Whether a version that is asked for by its whole name may be this module's: {@code +incompatible} when, and only when, its major
     * version is not the path's and there is no go.mod. Unlike {@link #fitting}, a directory of the major version beside is no
     * matter, see https://go.dev/issue/51324.
     *
     * @param tree what the version's commit holds
     */
    public boolean allows(Version version, SourceTree tree) {
        return version.isIncompatible()
                ? !path.agreesWith(new Version(withoutBuild(version.value()))) && mayBeIncompatible(tree)
                : path.agreesWith(version);
    }

    private boolean mayBeIncompatible(SourceTree tree) {
        return directory().isEmpty()
                && path.majorSuffix().isEmpty()
                && tree.goMod("").isEmpty();
    }

    private static String withoutBuild(String version) {
        int plus = version.indexOf('+');
        return plus < 0 ? version : version.substring(0, plus);
    }
}
