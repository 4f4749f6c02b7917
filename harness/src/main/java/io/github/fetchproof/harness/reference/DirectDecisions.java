package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.ModuleSource;
import io.github.fetchproof.fakes.gomod.PseudoVersion;
import io.github.fetchproof.fakes.gomod.SourceTree;
import io.github.fetchproof.fakes.gomod.Version;
import io.github.fetchproof.harness.git.Advertisement;
import io.github.fetchproof.harness.git.Pack;
import io.github.fetchproof.harness.git.SshAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of {@link Decisions} that is about modules without a proxy. Pure; safe to share.
 *
 * @see <a href="https://go.dev/ref/mod#vcs">Version control systems</a>
 */
interface DirectDecisions {
    /** What a path looks like that names its repository: {@code example.com/r.git/part}. */
    Pattern QUALIFIED =
            Pattern.compile("((?:[a-z0-9-]+\\.)+[a-z0-9-]+(?:/~?[A-Za-z0-9_.-]+)+?)\\.(git|hg|svn|bzr|fossil)(/.*)?");

    /** Words for tools other than git that may stand in a page. */
    Set<String> OTHER_TOOLS = Set.of("hg", "svn", "bzr", "fossil");

    // Where the repository is.

    /** The repository that a path names itself, with which nobody need be asked (META-019). */
    default Optional<GoImport> named(ModulePath path) {
        Matcher qualified = QUALIFIED.matcher(path.value());
        return qualified.matches()
                ? Optional.of(new GoImport(
                        qualified.group(1) + "." + qualified.group(2),
                        qualified.group(2),
                        "https://" + qualified.group(1),
                        ""))
                : Optional.empty();
    }

    /** Whether GOINSECURE lets a module's page, and its repository, be asked without TLS. */
    boolean isInsecure(String path);

    /**
     * The schemes by which the page of a module is asked for, one after the other: what comes over http is anybody's word (META-013), which
     * GOINSECURE may allow, but only after https (META-014).
     */
    default List<String> schemes(String path) {
        return isInsecure(path) ? List.of("https", "http") : List.of("https");
    }

    /** Whether a page is believed whatever the certificate of its host: where GOINSECURE says so (META-014), and nothing else (META-016). */
    default boolean believesAnyCertificate(String path) {
        return isInsecure(path);
    }

    /** Where the page of a path is, without scheme and query (META-001). */
    default String pageOf(String path) {
        return path;
    }

    /** Whether a page counts, whatever its status, when it has a tag (META-002). */
    default boolean believesRefusals() {
        return true;
    }

    /** What a page says, in its head alone and in whole tags (META-004, META-005, META-018, META-021). */
    default List<GoImport> imports(String html) {
        return GoImport.inHead(html);
    }

    /** Whether a tag is about a module: its prefix is the path, or ends where an element of the path does (META-006). */
    default boolean isAbout(GoImport tag, String path) {
        return (path + "/").startsWith(tag.prefix() + "/");
    }

    /**
     * The tag that counts: a proxy's before all others, else the only one there is (META-008).
     *
     * @param about tags that are about a module
     * @return empty when there is none
     * @throws IllegalArgumentException when there are several
     */
    default Optional<GoImport> choose(List<GoImport> about) {
        List<GoImport> proxies = about.stream().filter(GoImport::isProxy).toList();
        List<GoImport> counting = proxies.isEmpty() ? about : proxies;
        if (counting.size() > 1) {
            throw new IllegalArgumentException("a page must name one repository for a module, not " + counting);
        }
        return counting.stream().findFirst();
    }

    /** What is said when a page names no repository for a module (META-003). */
    default String noTag(String path) {
        return "the page at https://" + path + "?go-get=1 has no go-import tag for it";
    }

    /** Whether the page of a tag's prefix must say the same: whenever that is another page (META-007). */
    default boolean asksPrefixToo(GoImport tag, String path) {
        return !tag.prefix().equals(path);
    }

    /** Whether two pages agree (META-007). */
    default boolean agree(GoImport tag, GoImport ofPrefix) {
        return tag.equals(ofPrefix);
    }

    /** What a tag is taken to mean: what it says (META-010, META-011). */
    default GoImport completed(GoImport tag) {
        return tag;
    }

    /**
     * What is wrong with where a repository is said to be, empty when nothing is (META-010, META-011, META-012). By http it may be where
     * GOINSECURE says so.
     */
    default String repositoryProblem(GoImport tag) {
        if (!tag.vcs().equals("git") && !tag.isProxy()) {
            return OTHER_TOOLS.contains(tag.vcs())
                    ? "only git is spoken here"
                    : "there is no such version control system";
        }
        boolean open = tag.repository().startsWith("http://") && isInsecure(tag.prefix());
        boolean ssh = !tag.isProxy()
                && tag.repository().contains("://")
                && SshAddress.of(tag.repository()).isPresent();
        return open || ssh || tag.repository().startsWith("https://")
                ? ""
                : "a repository must have an https or ssh URL";
    }

    /** Whether a module proxy may be asked that a page names (META-009). */
    default boolean asksNamedProxies() {
        return true;
    }

    /** Whether what a page said is remembered as long as a request lasts (META-022). */
    default boolean remembersPages() {
        return true;
    }

    // What it has.

    /** Whether a version control system may be used for a module (VCS-010). */
    boolean allows(String path, String vcs);

    /** What it means when a repository's page is not git's, that of a login for instance: it says nothing of versions (VCS-012). */
    default FailureClass classOfForeignPage() {
        return FailureClass.PERMANENT;
    }

    /** What it means when something that a repository sent is damaged, or lacks: it is out of order (VCS-011). */
    default FailureClass classOfDamage() {
        return FailureClass.TRANSIENT;
    }

    /** The id of what a tag names; empty when there is no such tag (VCS-002). */
    default Optional<String> tagged(Advertisement refs, String tag) {
        return refs.id("refs/tags/" + tag);
    }

    /** What it means that a repository has no such tag, branch or commit (VCS-002). */
    default FailureClass classOfUnknownRevision() {
        return FailureClass.NOT_FOUND;
    }

    /** The tag of a version (VCS-001). */
    default String tag(ModuleSource source, Version version) {
        return source.tag(version);
    }

    /** How many commits are asked for where one will do (VCS-008). */
    default int depth() {
        return 1;
    }

    /**
     * What is wrong with a pseudo-version, empty when nothing is (VCS-003). Its base need not be the highest tag before its commit,
     * and there may be a tag where it has no base: tags can be younger than it is.
     *
     * @param commit that its revision names
     * @param tags of the commit and of all before it, each with the id of its commit
     * @see <a href="https://go.dev/src/cmd/go/internal/modfetch/coderepo.go">validatePseudoVersion of the go command</a>
     */
    default String pseudoProblem(
            PseudoVersion version, ModuleSource source, Pack.Commit commit, Map<String, String> tags) {
        String revision = ModuleSource.revision(commit.id());
        if (!version.revision().equals(revision)) {
            return "its revision must be the first 12 digits of its commit, " + revision;
        }
        if (!version.time().equals(commit.time())) {
            return "its time must be that of its commit, " + commit.time();
        }
        if (version.base().isEmpty()) {
            boolean needsBase = source.path().majorSuffix().isEmpty()
                    && version.version().major().equals("v1");
            return needsBase ? "its major version must be v0, since it comes after no tag" : "";
        }
        Version base = version.base().get();
        String tag = source.tag(base);
        if (commit.id().equals(tags.get(tag))) {
            return "its commit must come after " + tag + ", and has that tag itself";
        }
        return tags.keySet().stream().anyMatch(each -> source.isTag(each, base))
                ? ""
                : "its commit must come after " + tag;
    }

    /** The pseudo-version of a commit without a version's tag (VCS-004). */
    default Version pseudo(
            ModuleSource source, Collection<String> tags, SourceTree tree, Instant committed, String id) {
        return source.pseudo(tags, tree, committed, id).version();
    }

    /** The files in a module's zip (VCS-005, VCS-006). */
    default Map<String, byte[]> files(ModuleSource source, SourceTree tree) {
        return source.files(tree);
    }
}
