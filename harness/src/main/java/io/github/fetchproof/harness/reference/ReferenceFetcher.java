package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.gomod.ModulePath;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.fakes.gomod.Version;
import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * The bundled fetcher at work: carries out requests, several modules of one at a time. Breakers, idle connections and the
 * retry budget last as long as it does.
 */
final class ReferenceFetcher implements Fetcher {
    /** From the least to the worst, for requests of several modules: what is unsure counts more than what is definite. */
    private static final List<Outcome> FROM_BEST_TO_WORST = List.of(
            Outcome.FETCHED,
            Outcome.NOT_FOUND,
            Outcome.UNAVAILABLE,
            Outcome.UNAUTHORIZED,
            Outcome.INVALID,
            Outcome.CANCELLED,
            Outcome.INTEGRITY);

    private final Settings settings;
    private final Decisions decisions;
    private final TimeAndChance time;
    private final ExecutorService workers = Executors.newCachedThreadPool(ReferenceFetcher::thread);
    private final Sources sources;
    private final ModuleCache cache;
    private final VersionLocks locks;
    private final Memory memory;
    private Optional<SumDatabase> database = Optional.empty();
    private final Thread lastDeed;

    ReferenceFetcher(Settings settings, Decisions decisions, TimeAndChance time) {
        this.settings = settings;
        this.decisions = decisions;
        this.time = time;
        this.sources = new Sources(decisions, time, workers, settings);
        this.cache = new ModuleCache(decisions, settings.moduleCache().toAbsolutePath());
        this.locks = new VersionLocks(cache, time.pause());
        this.memory = new Memory(decisions);
        this.lastDeed = new Thread(this::sweep, "fetchproof-sweep");
        Runtime.getRuntime().addShutdownHook(lastDeed);
    }

    /** What is done when the process is told to end: half of a file stays with nobody (RETRY-009). */
    private void sweep() {
        sources.endPrograms();
        locks.held().forEach(cache::sweep);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "fetchproof-fetch");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public FetchResult fetch(FetchRequest request) throws InterruptedException {
        Errand errand = new Errand(time.deadline(decisions.limits().overall()));
        List<Answer> answers = new ArrayList<>();
        try {
            List<Target> targets = new ArrayList<>();
            for (String each : request.modules()) {
                targets.add(Target.of(decisions, request.operation(), each));
            }
            Route route = sources.route(settings.goproxy());
            Project project = Project.in(decisions, request.directory());
            answers.addAll(all(request.operation(), targets, route, project, errand));
        } catch (IllegalArgumentException wrong) {
            answers.add(new Answer(Outcome.INVALID, List.of(), String.valueOf(wrong.getMessage())));
        } catch (FetchFailure failed) {
            answers.add(Answer.of(failed, ""));
        }
        return result(answers, errand);
    }

    /**
     * Downloads modules, and says of each what became of it.
     *
     * @param modules {@code path@version} each; one that is none is told as such
     * @param directory where go.mod and go.sum are
     * @return in the order of the modules
     */
    List<Downloaded> download(List<String> modules, Path directory) throws InterruptedException {
        Errand errand = new Errand(time.deadline(decisions.limits().overall()));
        Once<Route> routes = new Once<>();
        List<Callable<Downloaded>> works = new ArrayList<>();
        for (String each : modules) {
            works.add(() -> download(each, directory, routes, errand));
        }
        return all(works);
    }

    private Downloaded download(String asked, Path directory, Once<Route> routes, Errand errand)
            throws InterruptedException {
        try {
            Target target = Target.of(decisions, Operation.DOWNLOAD, asked);
            Route route = routes.get("", () -> sources.route(settings.goproxy()));
            Project project = Project.in(decisions, directory);
            ModuleVersion asks = new ModuleVersion(target.path(), version(target, route, errand));
            Optional<ModuleVersion> replaced = project.replacements().of(asks);
            if (replaced.isEmpty()) {
                return Downloaded.nothing(asked, Outcome.FETCHED, "");
            }
            ModuleVersion module = replaced.get();
            Sums sums = project.sums();
            Keepsake keepsake = new Keepsake(decisions, cache, sums, module, errand, target.query());
            try {
                bring(module, route, sums, errand);
                return keepsake.whole();
            } catch (FetchFailure failed) {
                return keepsake.partial(failed);
            }
        } catch (IllegalArgumentException wrong) {
            return Downloaded.nothing(asked, Outcome.INVALID, String.valueOf(wrong.getMessage()));
        } catch (FetchFailure failed) {
            return Downloaded.nothing(asked, failed.failureClass().outcome(), asked + ": " + failed.message());
        }
    }

    /** What became of one module. */
    private record Answer(Outcome outcome, List<String> versions, String message) {
        static Answer of(FetchFailure failed, String what) {
            return new Answer(failed.failureClass().outcome(), List.of(), what + failed.message());
        }
    }

    /**
     * A module and what is asked of it.
     *
     * @param query a version, or something that means one; empty when the operation needs none
     */
    private record Target(ModulePath path, String query) {
        /** @throws IllegalArgumentException when it is no module, or no version is given where one is needed */
        static Target of(Decisions decisions, Operation operation, String text) {
            int at = text.indexOf('@');
            boolean versioned = operation == Operation.DOWNLOAD || operation == Operation.RESOLVE;
            if (versioned && at < 0) {
                throw new IllegalArgumentException("a module must be named with a version, path@version: " + text);
            }
            ModulePath path = decisions.path(at < 0 ? text : text.substring(0, at));
            String query = at < 0 ? "" : text.substring(at + 1);
            String problem = query.isEmpty() ? "" : decisions.queryProblem(query);
            if (!problem.isEmpty()) {
                throw new IllegalArgumentException(problem + ": " + text);
            }
            Version.ifCanonical(query).ifPresent(version -> new ModuleVersion(path, version));
            return new Target(path, query);
        }

        @Override
        public String toString() {
            return query.isEmpty() ? path.value() : path + "@" + query;
        }
    }

    /** Does several things side by side, a bounded number at a time; what came of them is in their order. */
    private <T> List<T> all(List<Callable<T>> works) throws InterruptedException {
        Semaphore slots = new Semaphore(decisions.parallel());
        List<Future<T>> futures = new ArrayList<>();
        try {
            for (Callable<T> work : works) {
                slots.acquire();
                futures.add(workers.submit(() -> {
                    try {
                        return work.call();
                    } finally {
                        slots.release();
                    }
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException unforeseen) {
            throw new IllegalStateException(unforeseen.getCause());
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }

    private List<Answer> all(Operation operation, List<Target> targets, Route route, Project project, Errand errand)
            throws InterruptedException {
        if (targets.size() == 1) {
            return List.of(one(operation, targets.get(0), route, project, errand));
        }
        List<Callable<Answer>> works = new ArrayList<>();
        for (Target target : targets) {
            works.add(() -> one(operation, target, route, project, errand));
        }
        return all(works);
    }

    private Answer one(Operation operation, Target target, Route route, Project project, Errand errand)
            throws InterruptedException {
        try {
            return new Answer(Outcome.FETCHED, answer(operation, target, route, project, errand), "");
        } catch (IllegalArgumentException wrong) {
            return new Answer(Outcome.INVALID, List.of(), String.valueOf(wrong.getMessage()));
        } catch (FetchFailure failed) {
            return Answer.of(failed, operation.name().toLowerCase(java.util.Locale.ROOT) + " " + target + ": ");
        }
    }

    private List<String> answer(Operation operation, Target target, Route route, Project project, Errand errand)
            throws FetchFailure, InterruptedException {
        return switch (operation) {
            case DOWNLOAD -> {
                ModuleVersion module = new ModuleVersion(target.path(), version(target, route, errand));
                Optional<ModuleVersion> replaced = project.replacements().of(module);
                if (replaced.isPresent()) {
                    bring(replaced.get(), route, project.sums(), errand);
                } else {
                    errand.remark(module + " is replaced by a directory, and nothing is fetched in its place");
                }
                yield List.of();
            }
            case LIST ->
                queries(target, route, errand).tagged(target.path()).stream()
                        .map(Version::value)
                        .toList();
            case LATEST ->
                List.of(queries(target, route, errand).latest(target.path()).value());
            case RESOLVE ->
                List.of(queries(target, route, errand)
                        .resolved(target.path(), target.query())
                        .value());
        };
    }

    private void bring(ModuleVersion module, Route route, Sums sums, Errand errand)
            throws FetchFailure, InterruptedException {
        Sums all = complete(sums, module, route, errand);
        new Download(decisions, cache, locks, memory, route.of(module.path()), all, module, errand).run();
    }

    /** The sums with those of the checksum database, if it must be asked: before anything is accepted (SDB-001). */
    private Sums complete(Sums sums, ModuleVersion module, Route route, Errand errand)
            throws FetchFailure, InterruptedException {
        if (!decisions.needsSumDatabase(module.path(), sums.listAll(module))) {
            return sums;
        }
        try {
            return sums.and(database(route).lines(module, errand));
        } catch (FetchFailure unproven) {
            if (decisions.refusesUnproven(unproven.failureClass())) {
                throw unproven;
            }
            return sums;
        }
    }

    /** One as long as this lives: it remembers where it is asked. */
    private synchronized SumDatabase database(Route route) throws FetchFailure {
        try {
            if (database.isEmpty()) {
                database = Optional.of(sources.database(settings, route.proxies()));
            }
            return database.get();
        } catch (IllegalArgumentException wrong) {
            throw new FetchFailure(FailureClass.REFUSED, String.valueOf(wrong.getMessage()));
        }
    }

    private Version version(Target target, Route route, Errand errand) throws FetchFailure, InterruptedException {
        Optional<Version> canonical = decisions.spelledOut(target.query());
        return canonical.isPresent()
                ? canonical.get()
                : queries(target, route, errand).resolved(target.path(), target.query());
    }

    private Queries queries(Target target, Route route, Errand errand) {
        return new Queries(decisions, route.of(target.path()), errand);
    }

    private static FetchResult result(List<Answer> answers, Errand errand) {
        Outcome worst = Collections.max(
                answers.stream().map(Answer::outcome).toList(),
                (one, other) -> FROM_BEST_TO_WORST.indexOf(one) - FROM_BEST_TO_WORST.indexOf(other));
        List<String> versions =
                answers.stream().flatMap(answer -> answer.versions().stream()).toList();
        List<String> sentences = new ArrayList<>();
        answers.stream()
                .map(Answer::message)
                .filter(message -> !message.isEmpty())
                .forEach(sentences::add);
        errand.remarks().forEach(remark -> sentences.add("warning: " + remark));
        return new FetchResult(worst, errand.attempts(), versions, String.join("\n", sentences));
    }

    @Override
    public void close() {
        workers.shutdownNow();
        sources.close();
        try {
            Runtime.getRuntime().removeShutdownHook(lastDeed);
        } catch (IllegalStateException ending) {
            System.getLogger(ReferenceFetcher.class.getName())
                    .log(System.Logger.Level.DEBUG, "the process is ending anyway", ending);
        }
    }
}
