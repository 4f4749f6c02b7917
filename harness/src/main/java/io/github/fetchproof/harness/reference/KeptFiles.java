package io.github.fetchproof.harness.reference;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.fetchproof.fakes.gomod.Hash1;
import io.github.fetchproof.fakes.gomod.ModuleVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the cache holds of one module version, as far as it can still be believed. Each file is verified anew: disks fail, and
 * other programs write here, too (CACHE-005 to CACHE-008).
 */
record KeptFiles(Decisions decisions, ModuleCache cache, Sums sums, ModuleVersion module, Errand errand) {

    /** Whether the {@code .info} is there. */
    boolean info() {
        return sound(Part.INFO, read(Part.INFO), body -> decisions.infoProblem(body, module))
                .isPresent();
    }

    /** The {@code .mod}. */
    Optional<byte[]> goMod() {
        return sound(Part.MOD, read(Part.MOD), body -> {
            if (!sums.lists(module, Part.MOD)) {
                return decisions.goModProblem(body);
            }
            return sums.allow(module, Part.MOD, Hash1.ofGoMod(body)) ? "" : "go.sum lists another hash";
        });
    }

    /** Whether everything is there: the small files, the zip with its hash beside it, and the tree made of it. */
    boolean all() {
        if (!info() || goMod().isEmpty() || !Files.isRegularFile(path())) {
            return false;
        }
        Optional<Hash1> noted = notedHash();
        return noted.isPresent() && (!decisions.verifiesCachedFiles() || noted.equals(soundZip())) && tree(noted.get());
    }

    /** Whether the tree is there and as the zip, which has this hash. */
    boolean tree(Hash1 hash) {
        return !decisions.restoresTrees() || cache.tree(module).isWhole(new ZipOnDisk(decisions, module, path()), hash);
    }

    /**
     * The hash of the zip if it is there, after its {@code .ziphash} was put right if need be. The caller holds the version's
     * lock.
     *
     * @throws FetchFailure when that cannot be written
     */
    Optional<Hash1> restoredZip() throws FetchFailure {
        if (!decisions.usesCache() || !Files.isRegularFile(path())) {
            return Optional.empty();
        }
        Optional<Hash1> noted = notedHash();
        if (noted.isPresent() && !decisions.verifiesCachedFiles()) {
            return noted;
        }
        Optional<Hash1> actual = soundZip();
        if (actual.isPresent() && !actual.equals(noted)) {
            note(actual.get());
        }
        return actual;
    }

    /** Keeps the hash of the zip. The caller holds the version's lock. */
    void note(Hash1 hash) throws FetchFailure {
        cache.keep(module, "ziphash", hash.value().getBytes(US_ASCII));
    }

    /** The hash of the zip, if nothing speaks against it: no rule for zips, not go.sum, and not the hash noted beside it. */
    private Optional<Hash1> soundZip() {
        Hash1 actual;
        try {
            actual = new ZipOnDisk(decisions, module, path()).hash();
        } catch (FetchFailure damaged) {
            return distrusted(Part.ZIP, damaged.message());
        }
        if (sums.lists(module, Part.ZIP)) {
            return sums.allow(module, Part.ZIP, actual)
                    ? Optional.of(actual)
                    : distrusted(Part.ZIP, "go.sum lists another hash");
        }
        Optional<Hash1> noted = notedHash();
        return noted.isEmpty() || noted.get().equals(actual)
                ? Optional.of(actual)
                : distrusted(Part.ZIP, "its .ziphash is another");
    }

    private Path path() {
        return cache.at(module, Part.ZIP.extension());
    }

    private Optional<Hash1> notedHash() {
        try {
            return cache.read(module, "ziphash").map(bytes -> new Hash1(new String(bytes, US_ASCII).strip()));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> read(Part part) {
        return decisions.usesCache() ? cache.read(module, part.extension()) : Optional.empty();
    }

    /** Says what is wrong with a body, nothing when nothing is. */
    @FunctionalInterface
    private interface Check {
        String problem(byte[] body);
    }

    private Optional<byte[]> sound(Part part, Optional<byte[]> body, Check check) {
        if (body.isEmpty() || !decisions.verifiesCachedFiles()) {
            return body;
        }
        String problem = check.problem(body.get());
        return problem.isEmpty() ? body : distrusted(part, problem);
    }

    private <T> Optional<T> distrusted(Part part, String why) {
        errand.remark("the ." + part.extension() + " of " + module + " in the module cache was not used: " + why);
        return Optional.empty();
    }
}
