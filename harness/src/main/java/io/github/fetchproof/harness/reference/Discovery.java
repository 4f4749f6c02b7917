package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fetchproof.fakes.gomod.ModulePath;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds out where a module's repository is: asks the page of its path, and, where that speaks for a shorter one, the page of that.
 * Remembers pages. Safe to share.
 *
 * @see <a href="https://go.dev/ref/mod#vcs-find">Finding a repository for a module path</a>
 */
final class Discovery {
    private final Decisions decisions;
    private final Sites sites;
    private final Once<List<GoImport>> pages = new Once<>();

    Discovery(Decisions decisions, Sites sites) {
        this.decisions = decisions;
        this.sites = sites;
    }

    /**
     * Where the repository is.
     *
     * @throws FetchFailure when nobody says so, or what is said cannot be right
     */
    GoImport of(ModulePath module, Deadline deadline, Errand errand) throws FetchFailure, InterruptedException {
        String path = module.value();
        Optional<GoImport> named = decisions.named(module);
        GoImport found = named.isPresent() ? named.get() : decisions.completed(asked(path, deadline, errand));
        String problem = decisions.repositoryProblem(found);
        if (!problem.isEmpty()) {
            throw invalid(path, problem + ": " + decisions.shown(found.toString()));
        }
        return found;
    }

    private GoImport asked(String path, Deadline deadline, Errand errand) throws FetchFailure, InterruptedException {
        GoImport found = at(path, path, deadline, errand);
        if (decisions.asksPrefixToo(found, path)) {
            GoImport ofPrefix = at(found.prefix(), path, deadline, errand);
            if (!decisions.agree(found, ofPrefix)) {
                throw invalid(
                        path,
                        "the pages of " + path + " and " + decisions.shown(found.prefix()) + " disagree: "
                                + decisions.shown(found.toString()) + ", " + decisions.shown(ofPrefix.toString()));
            }
        }
        return found;
    }

    private GoImport at(String page, String path, Deadline deadline, Errand errand)
            throws FetchFailure, InterruptedException {
        List<GoImport> said = decisions.remembersPages()
                ? pages.get(
                        page + (decisions.isInsecure(path) ? " insecurely" : ""),
                        () -> fetched(page, path, deadline, errand))
                : fetched(page, path, deadline, errand);
        try {
            return decisions
                    .choose(about(said, path))
                    .orElseThrow(() -> new FetchFailure(FailureClass.NOT_FOUND, path + ": " + decisions.noTag(page)));
        } catch (IllegalArgumentException several) {
            throw invalid(path, decisions.shown(String.valueOf(several.getMessage())));
        }
    }

    private List<GoImport> about(List<GoImport> said, String path) {
        return said.stream().filter(tag -> decisions.isAbout(tag, path)).toList();
    }

    private static FetchFailure invalid(String path, String why) {
        return new FetchFailure(FailureClass.INVALID, path + ": " + why);
    }

    private List<GoImport> fetched(String page, String path, Deadline deadline, Errand errand)
            throws FetchFailure, InterruptedException {
        String at = decisions.pageOf(page);
        int slash = at.indexOf('/');
        String host = slash < 0 ? at : at.substring(0, slash);
        String rest = slash < 0 ? "" : at.substring(slash + 1);
        List<String> schemes = decisions.schemes(path);
        for (int i = 0; ; i++) {
            String url = schemes.get(i) + "://" + host;
            HttpSource site = (decisions.believesAnyCertificate(path) ? sites.anybody() : sites.known()).apply(url);
            AtomicBoolean came = new AtomicBoolean();
            try {
                return site.get(rest, Part.DISCOVERY, () -> new Page(path, came), deadline.left(), errand)
                        .said();
            } catch (FetchFailure failed) {
                if (i + 1 == schemes.size() || came.get()) {
                    throw failed;
                }
            }
        }
    }

    /** A page as it comes, which counts under any status when it has a tag for the module. */
    private final class Page implements Sink {
        private final Sink.Memory body = new Sink.Memory();
        private final String path;
        private final AtomicBoolean came;
        private volatile Optional<List<GoImport>> said = Optional.empty();

        /** @param came is told whether there was an answer, a refusal perhaps: then nobody else is asked */
        Page(String path, AtomicBoolean came) {
            this.path = path;
            this.came = came;
        }

        List<GoImport> said() {
            return said.orElse(List.of());
        }

        @Override
        public void write(byte[] bytes, int count) {
            body.write(bytes, count);
        }

        @Override
        public void finish() {
            came.set(true);
            said = Optional.of(decisions.imports(new String(body.toByteArray(), UTF_8)));
        }

        @Override
        public void abandon() {
            body.abandon();
        }

        @Override
        public void restart() {
            body.abandon();
            said = Optional.empty();
        }

        @Override
        public boolean takesRefusals() {
            return decisions.believesRefusals();
        }

        @Override
        public boolean isAnswer() {
            return said.isPresent() && !about(said.get(), path).isEmpty();
        }
    }
}
