package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the three files of one module version to the cache, each verified before it is kept, and extracts the zip. A kept file is
 * verified anew; one that is damaged is fetched again.
 */
final class Download {
    private final Decisions decisions;
    private final ModuleCache cache;
    private final VersionLocks locks;
    private final Memory memory;
    private final ListWalk list;
    private final Sums sums;
    private final ModuleVersion module;
    private final Errand errand;
    private final KeptFiles kept;
    private final Map<Part, String> origins = new LinkedHashMap<>();

    /** @param list where to ask; no proxy for a private module */
    Download(
            Decisions decisions,
            ModuleCache cache,
            VersionLocks locks,
            Memory memory,
            ListWalk list,
            Sums sums,
            ModuleVersion module,
            Errand errand) {
        this.decisions = decisions;
        this.cache = cache;
        this.locks = locks;
        this.memory = memory;
        this.list = list;
        this.sums = sums;
        this.module = module;
        this.errand = errand;
        this.kept = new KeptFiles(decisions, cache, sums, module, errand);
    }

    /**
     * Does it.
     *
     * @throws FetchFailure when a file is not to be had; those that were verified before it are kept
     */
    void run() throws FetchFailure, InterruptedException {
        locks.amongThreads(module, errand.deadline(), () -> {
            if (!kept.all()) {
                locks.amongProcesses(module, errand.deadline(), this::complete);
            }
        });
        remarkOnOrigins();
    }

    /** Brings what is missing, while no other process does. */
    private void complete() throws FetchFailure, InterruptedException {
        cache.sweep(module);
        info();
        byte[] goMod = goMod();
        // Also when it is kept already: who kept it may have died before it was listed.
        cache.listVersions(module);
        Optional<Hash1> there = kept.restoredZip();
        Hash1 hash = there.isPresent() ? there.get() : zip(goMod);
        if (!kept.tree(hash)) {
            cache.tree(module).extract(new ZipOnDisk(decisions, module, cache.at(module, Part.ZIP.extension())));
        }
    }

    private void info() throws FetchFailure, InterruptedException {
        if (kept.info()) {
            return;
        }
        fetch(Part.INFO, (body, where) -> {
            String problem = decisions.infoProblem(body, module);
            if (!problem.isEmpty()) {
                throw new FetchFailure(FailureClass.INVALID, where + ": " + problem);
            }
        });
    }

    private byte[] goMod() throws FetchFailure, InterruptedException {
        Optional<byte[]> there = kept.goMod();
        if (there.isPresent()) {
            return there.get();
        }
        return fetch(Part.MOD, (body, where) -> {
            String problem = sums.lists(module, Part.MOD) ? "" : decisions.goModProblem(body);
            if (!problem.isEmpty()) {
                throw new FetchFailure(FailureClass.INVALID, where + ": " + problem);
            }
            sums.check(module, Part.MOD, Hash1.ofGoMod(body), where, errand);
        });
    }

    /** What is wrong with a body, told as a failure of where it came from. */
    @FunctionalInterface
    private interface Check {
        void pass(byte[] body, String where) throws FetchFailure;
    }

    private byte[] fetch(Part part, Check check) throws FetchFailure, InterruptedException {
        String path = decisions.pathOf(module, part);
        boolean before = decisions.verifiesBeforeCommit();
        ListWalk.Found<byte[]> found = walk(part, (source, allowed) -> {
            byte[] body =
                    source.get(path, part, Sink.Memory::new, allowed, errand).toByteArray();
            if (before) {
                check.pass(body, source.name());
            }
            return body;
        });
        cache.keep(module, part.extension(), decisions.toKeep(part, found.value()));
        if (!before) {
            check.pass(found.value(), found.where());
        }
        return found.value();
    }

    private <T> ListWalk.Found<T> walk(Part part, ListWalk.Question<T> question)
            throws FetchFailure, InterruptedException {
        String what = decisions.pathOf(module, part);
        memory.recall(what);
        try {
            ListWalk.Found<T> found = list.first(errand, question);
            origins.put(part, found.where());
            return found;
        } catch (FetchFailure failed) {
            memory.note(what, failed);
            throw failed;
        }
    }

    private Hash1 zip(byte[] goMod) throws FetchFailure, InterruptedException {
        boolean before = decisions.verifiesBeforeCommit();
        ListWalk.Found<Zip> found = walk(Part.ZIP, (source, allowed) -> {
            Sink.InFile file = source.get(decisions.pathOf(module, Part.ZIP), Part.ZIP, this::zipSink, allowed, errand);
            return new Zip(file, before ? Optional.of(verify(file, source.name(), goMod)) : Optional.empty());
        });
        Sink.InFile file = found.value().file();
        Optional<Hash1> verified = found.value().hash();
        if (verified.isPresent()) {
            kept.note(verified.get());
        }
        cache.keep(module, Part.ZIP.extension(), file.path());
        if (verified.isPresent()) {
            return verified.get();
        }
        Path last = cache.at(module, Part.ZIP.extension());
        Hash1 hash = verify(new Sink.InFile(last, false), found.where(), goMod);
        kept.note(hash);
        return hash;
    }

    /** A zip that has come, and its hash when it was verified at once. */
    private record Zip(Sink.InFile file, Optional<Hash1> hash) {}

    private Sink.InFile zipSink() {
        String zip = Part.ZIP.extension();
        boolean atomic = decisions.commitsAtomically();
        return atomic
                ? new Sink.InFile(cache.temporary(module, zip), decisions.removesTemporaryFiles())
                : new Sink.InFile(cache.at(module, zip), false);
    }

    private Hash1 verify(Sink.InFile file, String where, byte[] goMod) throws FetchFailure {
        try {
            ZipOnDisk zip = new ZipOnDisk(decisions, module, file.path());
            Hash1 hash = zip.hash();
            sums.check(module, Part.ZIP, hash, where, errand);
            Optional<byte[]> inside = zip.goMod();
            String difference = inside.map(other -> decisions.goModDifference(module, other, goMod))
                    .orElse("");
            if (!difference.isEmpty()) {
                errand.remark(difference + ": " + where);
            }
            return hash;
        } catch (FetchFailure refused) {
            file.abandon();
            throw refused.failureClass() == FailureClass.INVALID
                    ? new FetchFailure(FailureClass.INVALID, where + ": " + refused.message())
                    : refused;
        }
    }

    /** Files of one version from several sources agree only as far as they are verified (LIST-020). */
    private void remarkOnOrigins() {
        long sources = origins.values().stream().distinct().count();
        if (sources > 1 && decisions.tellsOfMixedOrigins() && !sums.listAll(module)) {
            errand.remark("the files of " + module + " come from different sources and no checksum ties them together: "
                    + origins);
        }
    }
}
