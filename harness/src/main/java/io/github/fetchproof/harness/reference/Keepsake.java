package io.github.fetchproof.harness.reference;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import io.github.fetchproof.harness.fetcher.Outcome;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells where the files of a module version are, after a download of it.
 *
 * @param query what was asked for
 */
record Keepsake(Decisions decisions, ModuleCache cache, Sums sums, ModuleVersion module, Errand errand, String query) {

    /** After one that succeeded. */
    Downloaded whole() throws FetchFailure {
        Path zip = cache.at(module, Part.ZIP.extension());
        Hash1 sum = new ZipOnDisk(decisions, module, zip).hash();
        Path dir = cache.tree(module).directory();
        return told(Outcome.FETCHED, "", Optional.of(zip), Optional.of(dir), Optional.of(sum.value()));
    }

    /** After one that failed: the small files may be there, and are then verified as a download would. */
    Downloaded partial(FetchFailure failed) {
        return told(
                failed.failureClass().outcome(),
                module + ": " + failed.message(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Downloaded told(
            Outcome outcome, String error, Optional<Path> zip, Optional<Path> dir, Optional<String> sum) {
        KeptFiles kept = new KeptFiles(decisions, cache, sums, module, errand);
        Optional<byte[]> goMod = kept.goMod();
        String version = module.version().value();
        return new Downloaded(
                module.path().value(),
                version,
                query.equals(version) ? "" : query,
                outcome,
                error,
                Optional.of(cache.at(module, Part.INFO.extension())).filter(there -> kept.info()),
                Optional.of(cache.at(module, Part.MOD.extension())).filter(there -> goMod.isPresent()),
                zip,
                dir,
                sum,
                goMod.map(bytes -> Hash1.ofGoMod(bytes).value()));
    }
}
