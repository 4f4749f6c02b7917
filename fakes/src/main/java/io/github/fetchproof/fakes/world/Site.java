package io.github.fetchproof.fakes.world;

import io.github.fetchproof.fakes.gomod.ModuleSource;
import io.github.fetchproof.fakes.gomod.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A host that has git repositories, and pages that say where a module's repository is. Immutable.
 *
 * <p>Below a repository's path it has a page that names that repository, as git hosts have, where it has no other.
 *
 * @param host what the paths of modules begin with there
 * @param repositories in the order they were added
 * @param pages path, {@code /a/b}, to what a client that discovers finds there
 * @see <a href="https://go.dev/ref/mod#vcs-find">Finding a repository for a module path</a>
 */
public record Site(String host, List<Repository> repositories, Map<String, Page> pages) {

    /** What is answered at a path. */
    public record Page(int status, String html) {

        /** A page that says in its head where the repository of all below {@code prefix} is. */
        public static Page goImport(String... contents) {
            StringBuilder head = new StringBuilder();
            for (String content : contents) {
                head.append("<meta name=\"go-import\" content=\"")
                        .append(content)
                        .append("\">\n");
            }
            return new Page(200, "<!DOCTYPE html>\n<html><head>\n" + head + "</head><body></body></html>\n");
        }

        /** The same with another status. */
        public Page status(int other) {
            return new Page(other, html);
        }
    }

    public Site {
        repositories = List.copyOf(repositories);
        pages = Collections.unmodifiableMap(new LinkedHashMap<>(pages));
        for (String path : pages.keySet()) {
            if (!path.startsWith("/") || path.endsWith("/")) {
                throw new IllegalArgumentException("a page's path must look like /a/b: \"" + path + "\"");
            }
        }
        long names = repositories.stream().map(Repository::name).distinct().count();
        if (names < repositories.size()) {
            throw new IllegalArgumentException("a site has a repository of a name once: " + host);
        }
    }

    /** A site that has nothing yet. */
    public static Site of(String host) {
        return new Site(host, List.of(), Map.of());
    }

    /** This site with one more repository, at the path that is its name. */
    public Site with(Repository repository) {
        List<Repository> more = new ArrayList<>(repositories);
        more.add(repository);
        return new Site(host, more, pages);
    }

    /** This site with a page, in place of any that is there. */
    public Site page(String path, Page page) {
        Map<String, Page> more = new LinkedHashMap<>(pages);
        more.put(path, page);
        return new Site(host, repositories, more);
    }

    /** The repository at a path, {@code /r}, with {@code .git} or without. */
    public Optional<Repository> repositoryAt(String path) {
        String name = path.endsWith(".git") ? path.substring(0, path.length() - ".git".length()) : path;
        return repositories.stream()
                .filter(each -> name.equals("/" + each.name()))
                .findFirst();
    }

    /** The module versions that the repositories' tags spell, by the paths that the repositories have here. */
    public Stream<Module> modules() {
        return repositories.stream()
                .flatMap(each -> each.tags().keySet().stream().flatMap(tag -> module(each, tag).stream()));
    }

    private Optional<Module> module(Repository repository, String tag) {
        String root = host + "/" + repository.name();
        int slash = tag.lastIndexOf('/');
        String base = slash < 0 ? root : root + "/" + tag.substring(0, slash);
        return Version.ifCanonical(tag.substring(slash + 1)).flatMap(version -> {
            boolean first = version.major().equals("v0") || version.major().equals("v1");
            try {
                return Optional.of(repository.module(
                        ModuleSource.of(first ? base : base + "/" + version.major(), root), version.value()));
            } catch (IllegalArgumentException noModule) {
                return Optional.empty();
            }
        });
    }

    /** What a client that discovers finds at a path. */
    public Optional<Page> pageAt(String path) {
        return Optional.ofNullable(pages.get(path))
                .or(() -> repositories.stream()
                        .filter(each -> (path + "/").startsWith("/" + each.name() + "/"))
                        .findFirst()
                        .map(each ->
                                Page.goImport(host + "/" + each.name() + " git https://" + host + "/" + each.name())));
    }

    /**
     * The same site by other names.
     *
     * @param paths gives the path of a module here another, host and all
     * @param words changes every text
     */
    public Site renamed(UnaryOperator<String> paths, UnaryOperator<String> words) {
        String other = paths.apply(host);
        UnaryOperator<String> below = path -> paths.apply(host + path).substring(other.length());
        Map<String, Page> said = new LinkedHashMap<>();
        pages.forEach((path, page) -> said.put(below.apply(path), new Page(page.status(), words.apply(page.html()))));
        return new Site(
                other,
                repositories.stream().map(each -> renamed(each, paths, words)).toList(),
                said);
    }

    private Repository renamed(Repository repository, UnaryOperator<String> paths, UnaryOperator<String> words) {
        String root = host + "/" + repository.name();
        String other = paths.apply(root);
        UnaryOperator<String> inside = file -> {
            for (int end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
                String directory = root + "/" + file.substring(0, end);
                String renamed = paths.apply(directory);
                if (!renamed.equals(directory)) {
                    return renamed.substring(other.length() + 1) + file.substring(end);
                }
            }
            return file;
        };
        return repository.renamed(other.substring(other.indexOf('/') + 1), inside, words);
    }
}
